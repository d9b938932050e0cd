package io.latchkey.hashing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.CodeText;
import io.latchkey.testing.CryptoThreads;
import io.latchkey.testing.LogCapture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.core.Vertx;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A key is added, then made active, then the old key is removed. */
class PepperRotationTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final PepperKey OLD = key("old");
    private static final PepperKey NEW = key("new");

    private final CodeText code = CodeText.random(RANDOM);
    private final CodeHash hashedBefore = hash(hashing("old", OLD));

    @AfterAll
    static void endVertx() {
        VERTX.closeAndAwait();
    }

    @Test
    void newKey_isNotUsedForHashes_beforeItIsActive() {
        WorkerHashing added = hashing("old", OLD, NEW);
        assertEquals("old", hash(added).parameters().pepperKeyId());
        assertTrue(matches(added, hashedBefore));
    }

    /** A replica that has the new key but not yet as the active one verifies the codes of the others. */
    @Test
    void codesOfBothKeys_areVerified_withEitherKeyActive() {
        WorkerHashing switched = hashing("new", OLD, NEW);
        CodeHash hashedAfter = hash(switched);
        assertEquals("new", hashedAfter.parameters().pepperKeyId());
        for (WorkerHashing hashing : List.of(switched, hashing("old", OLD, NEW))) {
            assertTrue(matches(hashing, hashedBefore));
            assertTrue(matches(hashing, hashedAfter));
        }
    }

    @Test
    void codeOfARetiredKey_isNotVerified_andTheKeyIsLogged() {
        WorkerHashing retired = hashing("new", NEW);
        LogCapture log = LogCapture.start();
        try {
            List<Thread> hashed = CryptoThreads.hashing(() -> assertFalse(matches(retired, hashedBefore)));
            assertEquals(1, hashed.size(), "a hash is computed anyway");
        } finally {
            log.stop();
        }
        assertTrue(log.records().stream().anyMatch(line -> line.startsWith("WARN") && line.contains("Pepper key old")));
    }

    @Test
    void anotherKey_underTheSameId_verifiesNoCode() {
        assertFalse(matches(hashing("old", key("old")), hashedBefore));
    }

    private CodeHash hash(WorkerHashing hashing) {
        return hashing.hash(code).await().indefinitely();
    }

    private boolean matches(WorkerHashing hashing, CodeHash hash) {
        return hashing.matches(code, hash).await().indefinitely();
    }

    private static WorkerHashing hashing(String active, PepperKey... keys) {
        return new WorkerHashing(
                VERTX, new Pepper(active, List.of(keys)), 1_000, RANDOM, new Bulkhead(1, new SimpleMeterRegistry()));
    }

    private static PepperKey key(String id) {
        byte[] key = new byte[PepperKey.MIN_BYTES];
        RANDOM.nextBytes(key);
        return new PepperKey(id, key);
    }
}
