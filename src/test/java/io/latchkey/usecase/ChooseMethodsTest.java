package io.latchkey.usecase;

import static io.latchkey.domain.Sample.NOW;
import static io.latchkey.domain.Sample.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.latchkey.domain.TemporaryVerificationCode;
import io.latchkey.domain.User;
import io.latchkey.domain.UserId;
import io.latchkey.domain.VerificationMethod;
import io.latchkey.usecase.ChooseMethods.Choice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChooseMethodsTest {

    private static final List<VerificationMethod> OWN = List.of(
            new VerificationMethod("webauthn", Optional.of("YubiKey 5"), true),
            new VerificationMethod("totp", Optional.of("Pixel 9"), false));

    private final World world = new World();
    private final ChooseMethods chooseMethods = new ChooseMethods(world.users, world.codes);

    @BeforeEach
    void theUserHasMethods() {
        world.users.put(new User(USER, true, OWN));
    }

    @Test
    void choose_withoutACode_isTheUsersOwnInTheirOrder() {
        Choice choice = choose(USER).orElseThrow();
        assertEquals(Optional.empty(), choice.code());
        assertEquals(OWN, choice.user().methods());
    }

    @Test
    void choose_whileACodeIsActive_isTheCode() {
        world.newCode();
        TemporaryVerificationCode code = choose(USER).orElseThrow().code().orElseThrow();
        assertEquals(NOW.plus(World.LIFETIME.duration()), code.validity().endsAt());
    }

    @Test
    void choose_afterTheCodeLapsedOrWasExpired_isTheUsersOwnAgain() {
        world.newCode();
        world.expire();
        assertEquals(Optional.empty(), choose(USER).orElseThrow().code());
        world.newCode();
        world.clock.advance(World.LIFETIME.duration());
        assertEquals(Optional.empty(), choose(USER).orElseThrow().code());
    }

    @Test
    void choose_forAnInactiveUser_isNoCode() {
        world.newCode();
        world.users.put(new User(USER, false, OWN));
        Choice choice = choose(USER).orElseThrow();
        assertEquals(Optional.empty(), choice.code());
        assertEquals(false, choice.user().active());
    }

    @Test
    void choose_forAnUnknownUser_isNothing() {
        assertEquals(Optional.empty(), choose(new UserId("nobody")));
    }

    @Test
    void choose_whileTheStoreIsAway_fails() {
        world.store.away = true;
        assertThrows(DependencyUnavailable.class, () -> choose(USER));
    }

    private Optional<Choice> choose(UserId user) {
        return chooseMethods.choose(user).await().indefinitely();
    }
}
