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
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Writes down on which threads RS256 signatures are checked: its implementation stands before Java's own. */
public final class Signatures {

    private static final String NAME = "signature-threads";
    private static final Queue<Thread> THREADS = new ConcurrentLinkedQueue<>();

    private Signatures() {}

    public static List<Thread> checkedDuring(Runnable work) {
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
            super(NAME, "1", "SHA256withRSA that remembers its threads");
            put("Signature.SHA256withRSA", Sha256WithRsa.class.getName());
        }
    }

    /** Made by name, and so public. */
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
