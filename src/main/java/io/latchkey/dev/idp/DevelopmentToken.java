package io.latchkey.dev.idp;

import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * An access token before it is signed. Each claim, each header and the key can be replaced or removed, so that a test changes
 * exactly one property of a valid token.
 */
public final class DevelopmentToken {

    static final Duration LIFETIME = Duration.ofHours(8);

    private final Map<String, Object> headers = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private Key key;

    DevelopmentToken(PublicJsonWebKey signer, String subject) {
        header("typ", "at+jwt").signedBy(signer, AlgorithmIdentifiers.RSA_USING_SHA256);
        Instant now = Instant.now();
        claim("iss", DevelopmentTokens.ISSUER)
                .claim("aud", DevelopmentTokens.AUDIENCE)
                .claim("sub", subject);
        claim("client_id", "latchkey-dev").claim("jti", UUID.randomUUID().toString());
        claim("iat", now.getEpochSecond()).claim("exp", now.plus(LIFETIME).getEpochSecond());
        authTime(now);
    }

    public DevelopmentToken roles(String... roles) {
        return claim("groups", List.of(roles));
    }

    public DevelopmentToken acr(String acr) {
        return claim("acr", acr);
    }

    public DevelopmentToken amr(String... methods) {
        return claim("amr", List.of(methods));
    }

    public DevelopmentToken authTime(Instant authTime) {
        return claim("auth_time", authTime.getEpochSecond());
    }

    /** @param value a JSON value; {@code null} removes the claim */
    public DevelopmentToken claim(String name, Object value) {
        return put(claims, name, value);
    }

    /** @param value a JSON value; {@code null} removes the header */
    public DevelopmentToken header(String name, Object value) {
        return put(headers, name, value);
    }

    /** Signs with another key of the issuer, or with another algorithm. */
    public DevelopmentToken signedBy(PublicJsonWebKey signer, String algorithm) {
        return header("alg", algorithm).header("kid", signer.getKeyId()).signedWith(signer.getPrivateKey());
    }

    /** Replaces the issuer's key by one that fits header {@code alg}; {@code null} for {@code none}. */
    public DevelopmentToken signedWith(Key other) {
        key = other;
        return this;
    }

    /** The compact form. Allows every algorithm: tests need weak ones and {@code none}. */
    public String sign() {
        JsonWebSignature signature = new JsonWebSignature();
        headers.forEach(signature::setHeader);
        signature.setPayload(JsonUtil.toJson(claims));
        signature.setKey(key);
        signature.setDoKeyValidation(false);
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private DevelopmentToken put(Map<String, Object> map, String name, Object value) {
        if (value == null) {
            map.remove(name);
        } else {
            map.put(name, value);
        }
        return this;
    }
}
