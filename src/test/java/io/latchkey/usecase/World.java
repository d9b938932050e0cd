package io.latchkey.usecase;

import static io.latchkey.domain.code.SampleSession.HIGH_ASSURANCE;
import static io.latchkey.domain.code.SampleSession.USER;

import io.latchkey.domain.caller.Session;
import io.latchkey.domain.caller.StepUpPolicy;
import io.latchkey.domain.code.CodeText;
import io.latchkey.domain.code.Generation;
import io.latchkey.domain.code.GenerationRules;
import io.latchkey.domain.code.Lifetime;
import io.latchkey.domain.code.LifetimePolicy;
import io.latchkey.domain.code.Purpose;
import io.latchkey.domain.code.Quota;
import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.code.Throttle;
import io.latchkey.domain.code.Verification;
import io.latchkey.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The use cases with stores in memory, and one active user, {@link SampleSession#USER}, who has no code yet. */
final class World {

    static final Lifetime LIFETIME = new Lifetime(4);

    private static final LifetimePolicy LIFETIMES = new LifetimePolicy(new Lifetime(1), new Lifetime(8));

    static final Quota QUOTA = new Quota(12);

    private static final Throttle THROTTLE = new Throttle(Throttle.MAX_PER_HOUR, Throttle.MAX_PER_DAY);

    final SettableClock clock = new SettableClock();
    final Store store = new Store();
    final InMemoryLogins users = new InMemoryLogins();
    final InMemoryTrail trail = new InMemoryTrail(store);
    final InMemoryCodes codes = new InMemoryCodes(store, clock, users, trail, THROTTLE, QUOTA);
    final InMemoryWindow<UserId> quota = new InMemoryWindow<>(clock, Quota.OF_USER);
    final InMemoryWindow<String> issuerQuota = new InMemoryWindow<>(clock, QUOTA.ofIssuer());
    final CountingHashing hashing = new CountingHashing();
    final InMemoryVerifiedCodeCache cache = new InMemoryVerifiedCodeCache();
    final SingleUserLock lock = new SingleUserLock();
    final GenerationRules rules =
            new GenerationRules(new StepUpPolicy(List.of(HIGH_ASSURANCE), Optional.empty()), LIFETIMES, clock);

    private final GenerateCode generateCode =
            new GenerateCode(rules, quota, issuerQuota, codes, trail, hashing, new SplittableRandom(1));
    private final VerifyCode verifyCode = new VerifyCode(codes, hashing, cache, lock);

    World() {
        users.put(USER, true);
    }

    Generation generate(Session caller, UserId user) {
        return generate(caller, user, LIFETIME);
    }

    Generation generate(Session caller, UserId user, Lifetime lifetime) {
        return generateCode
                .generate(new GenerateCode.Request(
                        caller, SampleSession.origin(), user, lifetime, Optional.of("lost phone")))
                .await()
                .indefinitely();
    }

    Generation generate() {
        return generate(SampleSession.admin(), USER);
    }

    /** Uses up the administrator's quota. */
    void twelveCodesForOthers() {
        for (int i = 0; i < QUOTA.perIssuer(); i++) {
            UserId other = new UserId("other-" + i);
            users.put(other, true);
            generate(SampleSession.admin(), other);
        }
    }

    /** A new code, which must be issued. */
    CodeText newCode() {
        return generate().fold(generated -> generated.code().orElseThrow(), refused -> {
            throw new AssertionError(refused);
        });
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
        codes.expire(USER, SampleSession.origin()).await().indefinitely();
    }
}
