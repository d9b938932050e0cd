package io.latchkey.http;

import java.time.Instant;

/** The years 0000 to 9999, which are all that RFC 3339 can write. Java and PostgreSQL support more; input may not use them. */
public final class FourDigitYears {

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private FourDigitYears() {}

    public static boolean contain(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(AFTER_LAST);
    }
}
