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
 * The issuer of access tokens (RFC 9068) for development and tests, with its own keys for one run.
 *
 * <p>The public keys are in a file, not at an address: a service that fetched them from itself would wait for itself on the event
 * loop.
 */
public final class DevelopmentTokens {

    public static final String ISSUER = "http://localhost:8080/dev/idp";
    public static final String AUDIENCE = "latchkey";

    /** A setting of the service, so that its identity provider has the same keys after a live reload. */
    static final String SIGNING_KEY = "development.signing-key";

    private static final int RSA_BITS = 2048;

    private final JsonWebKeySet keys;

    private DevelopmentTokens(JsonWebKeySet keys) {
        this.keys = keys;
    }

    /** One key for each algorithm that the service accepts. */
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

    /** A valid token without a role. */
    public DevelopmentToken forSubject(String subject) {
        return new DevelopmentToken(key("RSA"), subject);
    }

    /** @param type RSA, EC or OKP (Ed25519) */
    public PublicJsonWebKey key(String type) {
        return (PublicJsonWebKey) keys.findJsonWebKey(null, type, null, null);
    }

    /** The public keys, as an identity provider publishes them. */
    public String jwks() {
        return keys.toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /** The service's settings for this issuer. */
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
