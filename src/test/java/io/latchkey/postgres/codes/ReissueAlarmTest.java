package io.latchkey.postgres.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.code.Generation.Generated;
import io.latchkey.postgres.Sql;
import io.latchkey.postgres.UserWithCodes;
import io.latchkey.postgres.Warnings;
import io.latchkey.testing.TimeTravel;
import io.latchkey.usecase.Codes;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A user who receives one code after another has a back door, so an operator is alerted. */
@QuarkusTest
class ReissueAlarmTest {

    @Inject
    Codes codes;

    @Inject
    MeterRegistry metrics;

    @Test
    void thirdReissueInARow_andEachLater_isAnEventALogLineAndCounted() {
        UserWithCodes user = UserWithCodes.active(codes);
        double before = alarms();
        assertEquals(List.of(), Warnings.of(() -> rounds(user, 3)));
        assertEquals(0, events(user).size());
        assertEquals(before, alarms());

        List<String> warnings = Warnings.of(() -> rounds(user, 1));
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).contains("Repeated reissues"), warnings.toString());
        assertEquals(List.of("{\"reissues\": 3} success"), events(user));
        assertEquals(before + 1, alarms());

        rounds(user, 1);
        assertEquals(2, events(user).size());
        assertEquals(before + 2, alarms());
    }

    @Test
    void codesMoreThanADayApart_areNoReissues() {
        UserWithCodes user = UserWithCodes.active(codes);
        double before = alarms();
        rounds(user, 3);
        TimeTravel.pass(Duration.ofHours(24).plusMinutes(1), user.id.value());
        rounds(user, 3);
        assertEquals(List.of(), events(user));
        assertEquals(before, alarms());
    }

    private static void rounds(UserWithCodes user, int count) {
        for (int i = 0; i < count; i++) {
            assertInstanceOf(Generated.class, user.issue());
            user.expire();
        }
    }

    private double alarms() {
        return metrics.get("latchkey.reissues.repeated").counter().count();
    }

    private static List<String> events(UserWithCodes user) {
        return Sql.strings(
                "SELECT details::text || ' ' || outcome FROM audit_events WHERE user_id = ? AND type = 'code.reissued_repeatedly'",
                user.id.value());
    }
}
