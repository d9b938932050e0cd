package io.latchkey.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.Profiles;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.Provisioning.Provisioned;
import io.latchkey.domain.user.Provisioning.Reason;
import io.latchkey.domain.user.Provisioning.Refused;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateUserTest {

    private static final UUID RANDOM = UUID.fromString("0f0e0d0c-0b0a-4908-8706-050403020100");

    private final CreateUser createUser = new CreateUser(new InMemoryDirectory(new World()), () -> RANDOM);

    @Test
    void id_isTheExternalId() {
        assertEquals("00u1.A_b~c@d:e-f", idOf(Optional.of("00u1.A_b~c@d:e-f")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "é"})
    void id_ifTheExternalIdIsNotAValidId_isRandom(String externalId) {
        assertEquals(RANDOM.toString(), idOf(Optional.of(externalId)));
    }

    @Test
    void id_ifTheExternalIdIsTooLong_isRandom() {
        assertEquals(RANDOM.toString(), idOf(Optional.of("x".repeat(129))));
    }

    @Test
    void id_withoutExternalId_isRandom() {
        assertEquals(RANDOM.toString(), idOf(Optional.empty()));
    }

    @Test
    void externalId_thatIsAnotherUsersId_isRefused() {
        create(Profiles.bare("first"), Optional.of("same"));
        assertEquals(new Refused(Reason.ID_TAKEN), create(Profiles.bare("second"), Optional.of("same")));
    }

    private String idOf(Optional<String> externalId) {
        Provisioning outcome = create(Profiles.bare("ann"), externalId);
        return assertInstanceOf(Provisioned.class, outcome).user().id().value();
    }

    private Provisioning create(Profile profile, Optional<String> externalId) {
        return createUser
                .create(Profiles.external(profile, externalId), SampleSession.origin())
                .await()
                .indefinitely();
    }
}
