package io.latchkey.usecase;

import io.latchkey.domain.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still until it is told otherwise. */
final class SettableClock implements InstantSource {

    private Instant now = Sample.NOW;

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration duration) {
        now = now.plus(duration);
    }
}
