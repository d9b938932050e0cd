package io.latchkey.usecase;

import io.latchkey.domain.code.SampleSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still unless a test advances it. */
final class SettableClock implements InstantSource {

    private Instant now = SampleSession.NOW;

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration duration) {
        now = now.plus(duration);
    }
}
