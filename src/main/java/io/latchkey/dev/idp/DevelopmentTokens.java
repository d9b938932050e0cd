package io.latchkey.dev.idp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
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

    private final JsonWebKeySet keys;

    private DevelopmentTokens(JsonWebKeySet keys) {
        this.keys = keys;
    }

    /** One key for each algorithm that the service takes. */
    public static DevelopmentTokens create() {
        try {
            return new DevelopmentTokens(new JsonWebKeySet(
                    named("dev1", RsaJwkGenerator.generateJwk(RSA_BITS)),
                    named("dev2", EcJwkGenerator.generateJwk(EllipticCurves.P256)),
                    named("dev3", OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519))));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static DevelopmentTokens signedWith(String keys) {
        try {
            return new DevelopmentTokens(new JsonWebKeySet(keys));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicJsonWebKey named(String id, PublicJsonWebKey key) {
        key.setKeyId(id);
        return key;
    }

    /** A token that is good for everything but a role, until something of it is changed. */
    public DevelopmentToken forSubject(String subject) {
        return new DevelopmentToken(key("RSA"), subject);
    }

    /** @param type RSA, EC or OKP, which is Ed25519's */
    public PublicJsonWebKey key(String type) {
        return (PublicJsonWebKey) keys.findJsonWebKey(null, type, null, null);
    }

    /** The public keys, as an identity provider serves them. */
    public String jwks() {
        return keys.toJson(OutputControlLevel.PUBLIC_ONLY);
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
                keys.toJson(OutputControlLevel.INCLUDE_PRIVATE));
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
