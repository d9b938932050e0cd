package io.latchkey.domain.code;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Codes that follow one another for one user. A reissue is a code that was generated within 24 hours of the end of the previous
 * one; a user with one reissue after another has, in effect, a password without any of a password's protection.
 */
public final class Reissues {

    /** This many in a row, which is four codes in all, raise a warning, and so does each further one. */
    public static final int ALARMING = 3;

    private static final Duration SOON = Duration.ofHours(24);

    private Reissues() {}

    /**
     * How many reissues in a row end with this code, among the given earlier codes.
     *
     * @param before newest first
     */
    public static int inARow(List<Validity> before, Instant issuedAt) {
        int reissues = 0;
        Instant next = issuedAt;
        for (Validity earlier : before) {
            if (earlier.endsAt().plus(SOON).isBefore(next)) {
                return reissues;
            }
            reissues++;
            next = earlier.issuedAt();
        }
        return reissues;
    }
}
