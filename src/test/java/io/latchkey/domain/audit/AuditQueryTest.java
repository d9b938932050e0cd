package io.latchkey.domain.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditQueryTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 500})
    void newQuery_oneToFiveHundredEvents_isAPage(int limit) {
        assertEquals(limit, query(limit).limit());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 501})
    void newQuery_outOfBounds_isRefused(int limit) {
        assertThrows(IllegalArgumentException.class, () -> query(limit));
    }

    private static AuditQuery query(int limit) {
        return new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }
}
