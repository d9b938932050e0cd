package io.latchkey.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/**
 * The issuer of access tokens (RFC 9068) for development and tests, with keys of its own that are good for one run.
 *
 * <p>The public keys are a file and not an address: the service asking itself over HTTP would wait for itself on the
 * event loop.
 */
public final class DevelopmentTokens {

    public static final String ISSUER = "http://localhost:8080/dev/idp";
    public static final String AUDIENCE = "latchkey";

    /** What the service itself needs to know to be the issuer: development's identity provider survives a reload so. */
    static final String SIGNING_KEY = "development.signing-key";

    private static final int RSA_BITS = 2048;

    private final PublicJsonWebKey key;

    private DevelopmentTokens(PublicJsonWebKey key) {
        this.key = key;
    }

    public static DevelopmentTokens create() {
        try {
            PublicJsonWebKey key = RsaJwkGenerator.generateJwk(RSA_BITS);
            key.setKeyId("dev1");
            return new DevelopmentTokens(key);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static DevelopmentTokens signedWith(String key) {
        try {
            return new DevelopmentTokens(PublicJsonWebKey.Factory.newPublicJwk(key));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token that is good for everything but a role, until something of it is changed. */
    public DevelopmentToken forSubject(String subject) {
        return new DevelopmentToken(key, subject);
    }

    /** The public keys, as an identity provider serves them. */
    public String jwks() {
        return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /** How the service is told of this issuer. */
    public Map<String, String> settings() {
        return Map.of(
                "mp.jwt.verify.issuer",
                ISSUER,
                "mp.jwt.verify.audiences",
                AUDIENCE,
                "mp.jwt.verify.publickey.location",
                published().toUri().toString(),
                SIGNING_KEY,
                key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
    }

    private Path published() {
        try {
            Path file = Files.createTempFile("latchkey-jwks-", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, jwks());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
