package io.latchkey.domain.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.domain.user.Provisioning.Provisioned;
import io.latchkey.domain.user.Provisioning.Reason;
import io.latchkey.domain.user.Provisioning.Refused;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ProvisioningTest {

    private static final Function<Object, String> SUCCESS = user -> "success " + user;
    private static final Function<Object, String> REFUSAL = reason -> "refusal " + reason;

    @Test
    void fold_callsTheFunctionOfTheOutcome() {
        ProvisionedUser user =
                new ProvisionedUser(new UserId("ann"), Profiles.bare("ann"), 1, Instant.EPOCH, Instant.EPOCH);
        assertEquals("success " + user, new Provisioned(user).fold(SUCCESS::apply, REFUSAL::apply));
        assertEquals("refusal ID_TAKEN", new Refused(Reason.ID_TAKEN).fold(SUCCESS::apply, REFUSAL::apply));
    }
}
