package io.latchkey.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
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

class RedisAvailabilityTest {

    private static final Logger LOG = Logger.getLogger(RedisAvailability.class.getName());

    private final List<String> levels = new ArrayList<>();
    private final Handler log = new Recorder();
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private Instant now = Instant.EPOCH;
    private final RedisAvailability presence = new RedisAvailability(metrics, () -> now);

    @BeforeEach
    void listen() {
        LOG.addHandler(log);
    }

    @AfterEach
    void leave() {
        LOG.removeHandler(log);
    }

    @Test
    void answers_fromTheStart_areNotLogged() {
        presence.answered();
        assertEquals(List.of(), levels);
    }

    @Test
    void outage_isLoggedOnce() {
        unanswered(3);
        assertEquals(List.of("WARN"), levels);
    }

    @Test
    void unanswered_isCountedEachTime() {
        unanswered(3);
        assertEquals(3, metrics.counter("latchkey.redis.unanswered").count());
    }

    @Test
    void endOfAnOutage_isLoggedOnce() {
        unanswered(1);
        pass(Duration.ofSeconds(10));
        presence.answered();
        presence.answered();
        assertEquals(List.of("WARN", "INFO"), levels);
    }

    @Test
    void answer_betweenUnanswered_isNoEndOfTheOutage() {
        unanswered(1);
        pass(Duration.ofMillis(9_999));
        presence.answered();
        unanswered(1);
        assertEquals(List.of("WARN"), levels);
    }

    @Test
    void nextOutage_isLoggedAgain() {
        unanswered(1);
        pass(Duration.ofSeconds(10));
        presence.answered();
        unanswered(1);
        assertEquals(List.of("WARN", "INFO", "WARN"), levels);
    }

    private void unanswered(int times) {
        for (int time = 0; time < times; time++) {
            presence.unanswered(new IOException("connection refused"));
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
