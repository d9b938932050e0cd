package io.latchkey.http;

import java.time.Instant;

/** The years that RFC 3339 can write, 0000 to 9999. Java knows many more, PostgreSQL a few: what comes from outside is one of these. */
public final class FourDigitYears {

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private FourDigitYears() {}

    public static boolean contain(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(AFTER_LAST);
    }
}
