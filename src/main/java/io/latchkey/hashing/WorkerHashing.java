package io.latchkey.hashing;

import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.CodeText;
import io.latchkey.usecase.Hashing;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/** Hashes on Vert.x's workers and returns on the caller's event loop, which the database session will need. */
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

    /** A code under a retired key cannot be verified. It is hashed anyway, so that the answer takes as long as any other. */
    private boolean matchesNow(CodeText code, CodeHash hash) {
        String keyId = hash.parameters().pepperKeyId();
        PepperKey key = pepper.key(keyId).orElse(null);
        if (key == null) {
            LOG.warnf("Pepper key %s not configured: a live code that was hashed under it cannot be verified", keyId);
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

    /** Unordered: one hash of an event loop need not wait for another. */
    private <T> Uni<T> onWorker(Callable<T> work) {
        return bulkhead.admit(work, admitted -> vertx.executeBlocking(admitted, false));
    }
}
