package io.latchkey.domain.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {

    @ParameterizedTest
    @CsvSource({"true, false, true", "true, true, false", "false, true, false", "false, false, false"})
    void endsCode_onlyForADeactivation(boolean activeBefore, boolean activeAfter, boolean ends) {
        Profile before = Profiles.active(Profiles.full("ann"), activeBefore);
        Profile after = Profiles.active(Profiles.bare("bob"), activeAfter);
        assertEquals(ends, after.endsCode(before));
    }
}
