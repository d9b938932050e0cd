package io.latchkey.testing;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.SecretKeyFactorySpi;

/** Writes down on which threads codes are hashed: its PBKDF2 stands before Java's own implementation. */
public final class HashingThreads {

    private static final String NAME = "hashing-threads";
    private static final Queue<Thread> THREADS = new ConcurrentLinkedQueue<>();

    private HashingThreads() {}

    public static List<Thread> during(Runnable work) {
        THREADS.clear();
        Security.insertProviderAt(new Recorder(), 1);
        try {
            work.run();
        } finally {
            Security.removeProvider(NAME);
        }
        return List.copyOf(THREADS);
    }

    private static final class Recorder extends Provider {

        Recorder() {
            super(NAME, "1", "PBKDF2 that remembers its threads");
            put("SecretKeyFactory.PBKDF2WithHmacSHA256", Pbkdf2.class.getName());
        }
    }

    /** Made by name, and so public. */
    public static final class Pbkdf2 extends SecretKeyFactorySpi {

        private final SecretKeyFactory java;

        public Pbkdf2() throws GeneralSecurityException {
            this.java = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256", "SunJCE");
        }

        @Override
        protected SecretKey engineGenerateSecret(KeySpec spec) throws InvalidKeySpecException {
            if (isForACode()) {
                THREADS.add(Thread.currentThread());
            }
            return java.generateSecret(spec);
        }

        /** PostgreSQL's client logs in with PBKDF2 too. */
        private static boolean isForACode() {
            return StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getClassName().startsWith("io.latchkey.hashing.")));
        }

        @Override
        protected KeySpec engineGetKeySpec(SecretKey key, Class<?> spec) throws InvalidKeySpecException {
            return java.getKeySpec(key, spec);
        }

        @Override
        protected SecretKey engineTranslateKey(SecretKey key) throws InvalidKeyException {
            return java.translateKey(key);
        }
    }
}
