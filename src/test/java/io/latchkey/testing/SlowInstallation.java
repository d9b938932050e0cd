package io.latchkey.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Duration;
import java.util.Map;

/** An installation with hashes of 10 ms, short deadlines and low limits. Several tests share it. */
public final class SlowInstallation implements QuarkusTestProfile {

    /** Of PostgreSQL. */
    public static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** More than the pool has connections, and fewer than the tests send if some are to be refused. */
    public static final int CONCURRENT_REQUESTS = 100;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "latchkey.hash.iterations", "20000",
                "latchkey.postgres.timeout", TIMEOUT.toString(),
                "latchkey.load.max-concurrent-requests", Integer.toString(CONCURRENT_REQUESTS));
    }
}
