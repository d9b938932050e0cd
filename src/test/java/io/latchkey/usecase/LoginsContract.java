package io.latchkey.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.Lifetime;
import io.latchkey.domain.code.Login;
import io.latchkey.domain.code.NewCode;
import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.user.UserId;
import io.latchkey.domain.user.VerificationMethod;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the use cases expect of {@link Logins}: the twin in memory and PostgreSQL must both pass. */
public abstract class LoginsContract {

    private static final Lifetime LIFETIME = new Lifetime(4);

    private static final List<VerificationMethod> METHODS = List.of(
            new VerificationMethod("webauthn", Optional.of("YubiKey 5"), true),
            new VerificationMethod("totp", Optional.empty(), false));

    protected abstract Logins logins();

    /** Issues and expires codes for the same users. */
    protected abstract Codes codes();

    protected abstract <T> T await(Supplier<Uni<T>> answer);

    protected abstract UserId newUser(boolean active, List<VerificationMethod> methods);

    /** Lets time pass for this user. */
    protected abstract void passTime(Duration span, UserId user);

    @Test
    void login_unknownUser_isEmpty() {
        assertEquals(Optional.empty(), await(() -> logins().login(new UserId("unknown-" + UUID.randomUUID()))));
    }

    @Test
    void login_withoutACode_hasTheMethodsInTheirOrder() {
        UserId user = newUser(true, METHODS);
        assertEquals(METHODS, login(user).user().methods());
        assertEquals(true, login(user).user().active());
        assertEquals(user, login(user).user().id());
        assertEquals(Optional.empty(), login(user).codeEndsAt());
    }

    @Test
    void login_withoutMethods_hasNone() {
        assertEquals(List.of(), login(newUser(true, List.of())).user().methods());
    }

    @Test
    void login_inactiveUser_isInactive() {
        assertEquals(false, login(newUser(false, METHODS)).user().active());
    }

    @Test
    void login_whileACodeIsActive_hasItsEnd() {
        UserId user = newUser(true, METHODS);
        issue(user);
        assertEquals(Optional.of(endOfCode(user)), login(user).codeEndsAt());
        assertEquals(METHODS, login(user).user().methods());
    }

    @Test
    void login_afterTheCodeEnded_hasNoCode() {
        UserId user = newUser(true, METHODS);
        issue(user);
        await(() -> codes().expire(user, SampleSession.origin()));
        assertEquals(Optional.empty(), login(user).codeEndsAt());
        issue(user);
        assertEquals(Optional.of(endOfCode(user)), login(user).codeEndsAt());
        passTime(LIFETIME.duration(), user);
        assertEquals(Optional.empty(), login(user).codeEndsAt());
    }

    private Login login(UserId user) {
        return await(() -> logins().login(user)).orElseThrow();
    }

    private void issue(UserId user) {
        CodeHash.Parameters parameters =
                new CodeHash.Parameters(CodeHash.Parameters.MIN_ITERATIONS, "k", new byte[CodeHash.SALT_BYTES]);
        CodeHash hash = new CodeHash(parameters, new byte[CodeHash.TAG_BYTES]);
        await(() -> codes().issue(new NewCode(user, hash, LIFETIME, Optional.empty(), SampleSession.origin())));
    }

    private Instant endOfCode(UserId user) {
        return await(() -> codes().standing(user))
                .orElseThrow()
                .code()
                .orElseThrow()
                .validity()
                .endsAt();
    }
}
