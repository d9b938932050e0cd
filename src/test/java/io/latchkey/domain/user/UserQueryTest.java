package io.latchkey.domain.user;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserQueryTest {

    private static UserQuery page(int startIndex, int count) {
        return new UserQuery(Optional.empty(), Optional.empty(), startIndex, count);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1000", "2147483647, 100"})
    void page_withinTheBounds_isOne(int startIndex, int count) {
        assertDoesNotThrow(() -> page(startIndex, count));
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "1, -1", "1, 1001"})
    void page_outOfBounds_isNone(int startIndex, int count) {
        assertThrows(IllegalArgumentException.class, () -> page(startIndex, count));
    }
}
