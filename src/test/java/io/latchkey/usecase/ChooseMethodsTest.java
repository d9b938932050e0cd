package io.latchkey.usecase;

import static io.latchkey.domain.code.SampleSession.NOW;
import static io.latchkey.domain.code.SampleSession.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.latchkey.domain.code.Login;
import io.latchkey.domain.user.User;
import io.latchkey.domain.user.UserId;
import io.latchkey.domain.user.VerificationMethod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChooseMethodsTest {

    private static final List<VerificationMethod> OWN = List.of(
            new VerificationMethod("webauthn", Optional.of("YubiKey 5"), true),
            new VerificationMethod("totp", Optional.of("Pixel 9"), false));

    private final World world = new World();
    private final ChooseMethods chooseMethods = new ChooseMethods(world.codes);

    @BeforeEach
    void theUserHasMethods() {
        world.users.put(new User(USER, true, OWN));
    }

    @Test
    void choose_withoutACode_isTheUsersOwnInTheirOrder() {
        Login login = choose(USER).orElseThrow();
        assertEquals(Optional.empty(), login.codeEndsAt());
        assertEquals(OWN, login.user().methods());
    }

    @Test
    void choose_whileACodeIsActive_isTheCode() {
        world.newCode();
        Optional<Instant> end = Optional.of(NOW.plus(World.LIFETIME.duration()));
        assertEquals(end, choose(USER).orElseThrow().codeEndsAt());
    }

    @Test
    void choose_afterTheCodeLapsedOrWasExpired_isTheUsersOwnAgain() {
        world.newCode();
        world.expire();
        assertEquals(Optional.empty(), choose(USER).orElseThrow().codeEndsAt());
        world.newCode();
        world.clock.advance(World.LIFETIME.duration());
        assertEquals(Optional.empty(), choose(USER).orElseThrow().codeEndsAt());
    }

    @Test
    void choose_forAnInactiveUser_isNoCode() {
        world.newCode();
        world.users.put(new User(USER, false, OWN));
        Login login = choose(USER).orElseThrow();
        assertEquals(Optional.empty(), login.codeEndsAt());
        assertEquals(false, login.user().active());
    }

    @Test
    void choose_forAnUnknownUser_isNothing() {
        assertEquals(Optional.empty(), choose(new UserId("nobody")));
    }

    @Test
    void choose_whileTheStoreIsAway_fails() {
        world.store.unavailable = true;
        assertThrows(DependencyUnavailable.class, () -> choose(USER));
    }

    private Optional<Login> choose(UserId user) {
        return chooseMethods.choose(user).await().indefinitely();
    }
}
