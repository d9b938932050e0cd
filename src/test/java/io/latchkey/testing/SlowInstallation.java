package io.latchkey.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Duration;
import java.util.Map;

/** An installation whose hashes take 10 ms each, with little patience and little room. One for several tests, too. */
public final class SlowInstallation implements QuarkusTestProfile {

    /** Of PostgreSQL. */
    public static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** More than the pool has connections, and fewer than are sent where some are to be sent away. */
    public static final int CONCURRENT_REQUESTS = 100;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "latchkey.hash.iterations", "20000",
                "latchkey.postgres.timeout", TIMEOUT.toString(),
                "latchkey.load.max-concurrent-requests", Integer.toString(CONCURRENT_REQUESTS));
    }
}
