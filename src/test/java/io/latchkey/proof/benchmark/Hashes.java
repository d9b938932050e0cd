package io.latchkey.proof.benchmark;

import io.latchkey.domain.code.CodeText;
import io.latchkey.hashing.Bulkhead;
import io.latchkey.hashing.Pepper;
import io.latchkey.hashing.PepperKey;
import io.latchkey.hashing.WorkerHashing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.core.Vertx;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The hashes that the service would have stored for codes. */
final class Hashes {

    /** The service's default. */
    static final int ITERATIONS = 1_000;

    private Hashes() {}

    static List<String> of(List<CodeText> codes, Map<String, String> pepper, SecureRandom random) {
        Vertx vertx = Vertx.vertx();
        try {
            WorkerHashing hashing = hashing(vertx, pepper, random);
            // The first use initialises Mutiny, and two threads must not do that at once.
            hashing.hash(codes.get(0)).await().indefinitely();
            return codes.parallelStream()
                    .map(code -> hashing.hash(code).await().indefinitely().encoded())
                    .toList();
        } finally {
            vertx.closeAndAwait();
        }
    }

    private static WorkerHashing hashing(Vertx vertx, Map<String, String> pepper, SecureRandom random) {
        String key = pepper.get("latchkey.pepper.active-key");
        byte[] secret = Base64.getDecoder().decode(pepper.get("latchkey.pepper.keys." + key));
        Bulkhead bulkhead = new Bulkhead(Integer.MAX_VALUE, new SimpleMeterRegistry());
        return new WorkerHashing(
                vertx, new Pepper(key, List.of(new PepperKey(key, secret))), ITERATIONS, random, bulkhead);
    }
}
