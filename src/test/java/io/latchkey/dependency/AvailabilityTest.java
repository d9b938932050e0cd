package io.latchkey.dependency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AvailabilityTest {

    private static final Logger LOG = Logger.getLogger(Availability.class.getName());

    private final List<String> levels = new ArrayList<>();
    private final Handler recorder = new Recorder();
    private Instant now = Instant.EPOCH;
    private final Availability availability = new Availability("Redis", Duration.ofSeconds(10), () -> now);

    @BeforeEach
    void startRecording() {
        LOG.addHandler(recorder);
    }

    @AfterEach
    void stopRecording() {
        LOG.removeHandler(recorder);
    }

    @Test
    void available_fromTheStart_isNotLogged() {
        availability.available();
        assertEquals(List.of(), levels);
        assertTrue(availability.isAvailable());
    }

    @Test
    void outage_isLoggedOnce() {
        fail(3);
        assertEquals(List.of("WARN"), levels);
        assertFalse(availability.isAvailable());
    }

    @Test
    void endOfAnOutage_isLoggedOnce() {
        fail(1);
        pass(Duration.ofSeconds(10));
        availability.available();
        availability.available();
        assertEquals(List.of("WARN", "INFO"), levels);
        assertTrue(availability.isAvailable());
    }

    @Test
    void success_duringTheCalmPeriod_doesNotEndTheOutage() {
        fail(1);
        pass(Duration.ofMillis(9_999));
        availability.available();
        fail(1);
        assertEquals(List.of("WARN"), levels);
    }

    @Test
    void secondOutage_isLoggedAgain() {
        fail(1);
        pass(Duration.ofSeconds(10));
        availability.available();
        fail(1);
        assertEquals(List.of("WARN", "INFO", "WARN"), levels);
    }

    @Test
    void withoutACalmPeriod_everyTransitionIsLogged() {
        Availability immediate = new Availability("PostgreSQL");
        immediate.unavailable("circuit open");
        immediate.available();
        immediate.unavailable("circuit open");
        assertEquals(List.of("WARN", "INFO", "WARN"), levels);
    }

    private void fail(int times) {
        for (int time = 0; time < times; time++) {
            availability.unavailable("PostgreSQL decides alone");
        }
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }

    private final class Recorder extends Handler {

        @Override
        public void publish(LogRecord message) {
            levels.add(message.getLevel().getName());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
