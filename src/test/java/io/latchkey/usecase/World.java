package io.latchkey.usecase;

import static io.latchkey.domain.code.SampleSession.HIGH_ASSURANCE;
import static io.latchkey.domain.code.SampleSession.USER;

import io.latchkey.domain.caller.Session;
import io.latchkey.domain.caller.StepUpPolicy;
import io.latchkey.domain.code.CodeText;
import io.latchkey.domain.code.Generation;
import io.latchkey.domain.code.GenerationRules;
import io.latchkey.domain.code.IssuerQuota;
import io.latchkey.domain.code.Lifetime;
import io.latchkey.domain.code.Purpose;
import io.latchkey.domain.code.RateLimit;
import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.code.Throttle;
import io.latchkey.domain.code.Verification;
import io.latchkey.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The use cases over stores in memory, with one active user, {@link SampleSession#USER}, who has no code yet. */
final class World {

    static final Lifetime LIFETIME = new Lifetime(4);

    static final IssuerQuota ISSUER_QUOTA = new IssuerQuota(12);

    private static final Throttle THROTTLE = new Throttle(Throttle.MAX_PER_HOUR, Throttle.MAX_PER_DAY);

    final SettableClock clock = new SettableClock();
    final Store store = new Store();
    final InMemoryLogins users = new InMemoryLogins();
    final InMemoryTrail trail = new InMemoryTrail(store);
    final InMemoryCodes codes = new InMemoryCodes(store, clock, users, trail, THROTTLE, ISSUER_QUOTA);
    final InMemoryWindow<UserId> quota = new InMemoryWindow<>(clock, RateLimit.GENERATE);
    final InMemoryWindow<String> issuerQuota = new InMemoryWindow<>(clock, ISSUER_QUOTA.limit());
    final CountingHashing hashing = new CountingHashing();
    final InMemoryVerifiedCodeCache cache = new InMemoryVerifiedCodeCache();
    final SingleUserLock lock = new SingleUserLock();
    final GenerationRules rules =
            new GenerationRules(new StepUpPolicy(List.of(HIGH_ASSURANCE), Optional.empty()), clock);

    private final GenerateCode generateCode =
            new GenerateCode(rules, quota, issuerQuota, codes, trail, hashing, new SplittableRandom(1));
    private final VerifyCode verifyCode = new VerifyCode(codes, hashing, cache, lock);
    private final ExpireCode expireCode = new ExpireCode(codes);

    World() {
        users.put(USER, true);
    }

    Generation generate(Session caller, UserId user) {
        return generateCode
                .generate(new GenerateCode.Request(
                        caller, SampleSession.origin(), user, LIFETIME, Optional.of("lost phone")))
                .await()
                .indefinitely();
    }

    Generation generate() {
        return generate(SampleSession.admin(), USER);
    }

    /** As many as the administrator may generate. */
    void twelveCodesForOthers() {
        for (int i = 0; i < ISSUER_QUOTA.perHour(); i++) {
            UserId other = new UserId("other-" + i);
            users.put(other, true);
            generate(SampleSession.admin(), other);
        }
    }

    /** A code that is certainly issued. */
    CodeText newCode() {
        return ((Generation.Generated) generate()).code();
    }

    Verification verify(UserId user, Optional<CodeText> code, Purpose purpose) {
        return verifyCode
                .verify(new VerifyCode.Request(user, code, purpose, SampleSession.origin()))
                .await()
                .indefinitely();
    }

    Verification verify(CodeText code) {
        return verify(USER, Optional.of(code), Purpose.MFA_LOGIN);
    }

    void expire() {
        expireCode.expire(USER, SampleSession.origin()).await().indefinitely();
    }
}
