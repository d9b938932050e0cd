package io.latchkey.hashing;

import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.CodeText;
import io.latchkey.usecase.Hashing;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/** Hashes on Vert.x's workers; the answer comes back on the caller's event loop, where the database session will be. */
public final class WorkerHashing implements Hashing {

    private static final Logger LOG = Logger.getLogger(WorkerHashing.class);

    private final Vertx vertx;
    private final Pepper pepper;
    private final int iterations;
    private final SecureRandom random;
    private final Bulkhead bulkhead;
    private final CodeHash.Parameters nothing;

    /** @param iterations of PBKDF2 for new codes */
    public WorkerHashing(Vertx vertx, Pepper pepper, int iterations, SecureRandom random, Bulkhead bulkhead) {
        this.vertx = vertx;
        this.pepper = pepper;
        this.iterations = iterations;
        this.random = random;
        this.bulkhead = bulkhead;
        this.nothing = freshParameters();
    }

    @Override
    public Uni<CodeHash> hash(CodeText code) {
        return onWorker(() -> PepperedHash.of(code, freshParameters(), pepper.active()));
    }

    @Override
    public Uni<Boolean> matches(CodeText code, CodeHash hash) {
        return onWorker(() -> matchesNow(code, hash));
    }

    @Override
    public Uni<Void> compareWithNothing(CodeText code) {
        return onWorker(() -> PepperedHash.of(code, nothing, pepper.active())).replaceWithVoid();
    }

    /** A code under a retired key cannot be verified by anyone; the work is done all the same, the answer takes as long. */
    private boolean matchesNow(CodeText code, CodeHash hash) {
        String keyId = hash.parameters().pepperKeyId();
        PepperKey key = pepper.key(keyId).orElse(null);
        if (key == null) {
            LOG.warnf(
                    "A live code was hashed under pepper key %s, which is not configured: it cannot be verified",
                    keyId);
            PepperedHash.of(code, hash.parameters(), pepper.active());
            return false;
        }
        return PepperedHash.of(code, hash.parameters(), key).matches(hash);
    }

    private CodeHash.Parameters freshParameters() {
        byte[] salt = new byte[CodeHash.SALT_BYTES];
        random.nextBytes(salt);
        return new CodeHash.Parameters(iterations, pepper.active().id(), salt);
    }

    /** Unordered: hashes of one event loop need not wait for one another. */
    private <T> Uni<T> onWorker(Callable<T> work) {
        return bulkhead.admit(work, admitted -> vertx.executeBlocking(admitted, false));
    }
}
