package io.latchkey.domain.code;

import java.time.Duration;

/** How long a code lives: a whole number of hours, 1 to 24, chosen when it is generated. */
public record Lifetime(int hours) {

    public static final int MIN_HOURS = 1;
    public static final int MAX_HOURS = 24;

    /** @throws IllegalArgumentException below {@value #MIN_HOURS} or above {@value #MAX_HOURS} hours */
    public Lifetime {
        if (hours < MIN_HOURS || hours > MAX_HOURS) {
            throw new IllegalArgumentException("a code lives " + MIN_HOURS + " to " + MAX_HOURS + " hours");
        }
    }

    public Duration duration() {
        return Duration.ofHours(hours);
    }
}
