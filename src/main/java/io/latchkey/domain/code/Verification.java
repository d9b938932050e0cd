package io.latchkey.domain.code;

import java.time.Instant;

/** What came of presenting a code. */
public sealed interface Verification {

    /** @param sessionNotAfter when the code ends, and with it every session it opened */
    record Verified(Instant sessionNotAfter) implements Verification {}

    record Rejected(Rejection rejection) implements Verification {}

    /** Not compared: too many wrong codes. */
    record Throttled(RateLimitState state) implements Verification {}
}
