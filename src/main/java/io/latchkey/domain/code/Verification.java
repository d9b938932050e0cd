package io.latchkey.domain.code;

import java.time.Instant;
import java.util.function.Function;

/** The outcome of presenting a code. */
public sealed interface Verification {

    <T> T fold(Function<Verified, T> onVerified, Function<Rejected, T> onRejected, Function<Throttled, T> onThrottled);

    /** @param sessionNotAfter when the code ends, and with it every session that it opened */
    record Verified(Instant sessionNotAfter) implements Verification {
        @Override
        public <T> T fold(
                Function<Verified, T> onVerified,
                Function<Rejected, T> onRejected,
                Function<Throttled, T> onThrottled) {
            return onVerified.apply(this);
        }
    }

    record Rejected(Rejection reason) implements Verification {
        @Override
        public <T> T fold(
                Function<Verified, T> onVerified,
                Function<Rejected, T> onRejected,
                Function<Throttled, T> onThrottled) {
            return onRejected.apply(this);
        }
    }

    /** Not compared: too many wrong codes. */
    record Throttled(RateLimitState state) implements Verification {
        @Override
        public <T> T fold(
                Function<Verified, T> onVerified,
                Function<Rejected, T> onRejected,
                Function<Throttled, T> onThrottled) {
            return onThrottled.apply(this);
        }
    }
}
