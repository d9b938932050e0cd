package io.latchkey.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FourDigitYearsTest {

    @ParameterizedTest
    @CsvSource({
        "-0001-12-31T23:59:59.999999999Z, false",
        "0000-01-01T00:00:00Z, true",
        "2026-11-25T00:00:00Z, true",
        "9999-12-31T23:59:59.999999999Z, true",
        "+10000-01-01T00:00:00Z, false"
    })
    void contain_theInstantsThatRfc3339CanWrite(Instant instant, boolean contained) {
        assertEquals(contained, FourDigitYears.contain(instant));
    }
}
