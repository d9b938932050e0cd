package io.latchkey.domain.code;

import static io.latchkey.domain.code.SampleSession.NOW;
import static io.latchkey.domain.code.SampleSession.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.domain.code.Login.Method;
import io.latchkey.domain.user.User;
import io.latchkey.domain.user.VerificationMethod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rule 8: while a code is active it is the only method that the login pipeline offers. */
class LoginTest {

    private static final List<VerificationMethod> METHODS = List.of(
            new VerificationMethod("webauthn", Optional.of("YubiKey 5"), true),
            new VerificationMethod("totp", Optional.empty(), false));

    private static final List<Method> OWN = List.of(
            new Method("webauthn", Optional.of("YubiKey 5"), Optional.empty()),
            new Method("totp", Optional.empty(), Optional.empty()));

    @Test
    void withoutACode_theUsersOwnMethodsAreOfferedInTheirOrder() {
        Login login = login(true, Optional.empty());
        assertEquals(OWN, login.offered());
        assertEquals(List.of(), login.bypassed());
    }

    @Test
    void withACode_theCodeAloneIsOffered_andTheUsersOwnMethodsAreBypassed() {
        Login login = login(true, Optional.of(NOW));
        assertEquals(
                List.of(new Method("temporary_verification_code", Optional.empty(), Optional.of(NOW))),
                login.offered());
        assertEquals(OWN, login.bypassed());
    }

    @Test
    void inactiveUser_isNotOfferedACode() {
        Login login = login(false, Optional.of(NOW));
        assertEquals(OWN, login.offered());
        assertEquals(List.of(), login.bypassed());
    }

    private static Login login(boolean active, Optional<Instant> codeEndsAt) {
        return new Login(new User(USER, active, METHODS), codeEndsAt);
    }
}
