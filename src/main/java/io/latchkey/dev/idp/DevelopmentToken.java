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
 * An access token before it is signed. Every claim, every header and the key can be replaced or taken away, so that a test
 * changes one thing about a good token and nothing else.
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

    /** @param value what JSON knows; {@code null} takes the claim away */
    public DevelopmentToken claim(String name, Object value) {
        return put(claims, name, value);
    }

    /** @param value what JSON knows; {@code null} takes the header away */
    public DevelopmentToken header(String name, Object value) {
        return put(headers, name, value);
    }

    /** Another key of the issuer's, or the same one by another algorithm. */
    public DevelopmentToken signedBy(PublicJsonWebKey signer, String algorithm) {
        return header("alg", algorithm).header("kid", signer.getKeyId()).signedWith(signer.getPrivateKey());
    }

    /** A key that fits header {@code alg}, in place of the issuer's; {@code null} for {@code none}. */
    public DevelopmentToken signedWith(Key other) {
        key = other;
        return this;
    }

    /** The compact form. No algorithm is refused here, weak ones and {@code none} are for tests to try. */
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
