package io.latchkey.domain.code;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Codes that follow one another for one user. A reissue is a code that was generated within 24 hours of the end of the one
 * before; who is given one after another has, in effect, a password that nobody set up: a back door in the making.
 */
public final class Reissues {

    /** So many in a row, four codes in all, are worth a warning, and each one more. */
    public static final int ALARMING = 3;

    private static final Duration SOON = Duration.ofHours(24);

    private Reissues() {}

    /**
     * How many reissues in a row end with this code, as far as the codes before it tell.
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
