package io.latchkey.testing;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.SecretKeyFactorySpi;

/** Records the threads that hash codes or verify RS256 signatures, with a security provider in front of Java's own. */
public final class CryptoThreads {

    private static final String NAME = "crypto-threads";
    private static final Queue<Thread> THREADS = new ConcurrentLinkedQueue<>();

    private CryptoThreads() {}

    public static List<Thread> hashing(Runnable work) {
        return during(work, "SecretKeyFactory.PBKDF2WithHmacSHA256", Pbkdf2.class);
    }

    public static List<Thread> verifyingSignatures(Runnable work) {
        return during(work, "Signature.SHA256withRSA", Sha256WithRsa.class);
    }

    private static List<Thread> during(Runnable work, String algorithm, Class<?> implementation) {
        THREADS.clear();
        Security.insertProviderAt(new Recorder(algorithm, implementation), 1);
        try {
            work.run();
        } finally {
            Security.removeProvider(NAME);
        }
        return List.copyOf(THREADS);
    }

    private static final class Recorder extends Provider {

        Recorder(String algorithm, Class<?> implementation) {
            super(NAME, "1", "Records the threads that use " + algorithm);
            put(algorithm, implementation.getName());
        }
    }

    /** Public, because the provider creates it by name. */
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

        /** PostgreSQL's client uses PBKDF2 too, to log in. */
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

    /** Public, because the provider creates it by name. */
    @SuppressWarnings("deprecation")
    public static final class Sha256WithRsa extends SignatureSpi {

        private final Signature java;

        public Sha256WithRsa() throws GeneralSecurityException {
            this.java = Signature.getInstance("SHA256withRSA", "SunRsaSign");
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            THREADS.add(Thread.currentThread());
            java.initVerify(key);
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            java.initSign(key);
        }

        @Override
        protected void engineUpdate(byte b) throws SignatureException {
            java.update(b);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
            java.update(bytes, offset, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            return java.sign();
        }

        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            return java.verify(signature);
        }

        @Override
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException(name);
        }
    }
}
