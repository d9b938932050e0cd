package io.latchkey.security;

import java.security.Key;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.HashUtil;
import org.jose4j.lang.JoseException;

/**
 * What a JWK set (RFC 7517) holds of an issuer's keys that can check a signature. Left out are keys for encryption, symmetric
 * ones, those that a library does not know, and private ones: a key that everybody can read is nobody's any more.
 */
final class Jwks {

    static final Jwks NONE = new Jwks(List.of());

    /** Providers publish two or three, large ones a dozen; a thousand would have every new token wait for a search. */
    static final int MAX_KEYS = 100;

    private final List<PublicJsonWebKey> keys;
    private final Set<String> names;

    private Jwks(List<PublicJsonWebKey> keys) {
        this.keys = keys;
        this.names = keys.stream().map(Jwks::name).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws IllegalArgumentException where it is no JWK set, holds no key that can be used, or more than {@value #MAX_KEYS} */
    static Jwks parse(String jwks) {
        List<PublicJsonWebKey> usable = all(jwks).stream()
                .filter(PublicJsonWebKey.class::isInstance)
                .map(PublicJsonWebKey.class::cast)
                .filter(Jwks::isUsable)
                .toList();
        if (usable.isEmpty()) {
            throw new IllegalArgumentException("there is no key in it that checks signatures");
        }
        return new Jwks(usable);
    }

    /** Whatever a parser throws at what is no JWK set: JSON of another shape makes it cast in vain. */
    private static List<JsonWebKey> all(String jwks) {
        List<JsonWebKey> keys;
        try {
            keys = new JsonWebKeySet(jwks).getJsonWebKeys();
        } catch (JoseException | RuntimeException e) {
            throw new IllegalArgumentException("it is no JWK set");
        }
        if (keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException("there are %d keys in it, above %d".formatted(keys.size(), MAX_KEYS));
        }
        return keys;
    }

    private static boolean isUsable(PublicJsonWebKey key) {
        return key.getPrivateKey() == null
                && (key.getUse() == null || key.getUse().equals("sig"))
                && (key.getKeyOps() == null || key.getKeyOps().contains("verify"));
    }

    /**
     * The key of that name that fits the algorithm. Where there is one key only, and either side does not name it, it is
     * meant.
     *
     * @param kid what the token says; {@code null} where it does not
     */
    Optional<Key> find(String kid, String algorithm) {
        return keys.stream()
                .filter(key -> isMeant(key, kid) && fits(key, algorithm))
                .map(key -> (Key) key.getPublicKey())
                .findFirst();
    }

    private boolean isMeant(PublicJsonWebKey key, String kid) {
        return kid == null || key.getKeyId() == null ? keys.size() == 1 : kid.equals(key.getKeyId());
    }

    /** Of curves and lengths the verification itself takes care. */
    private static boolean fits(PublicJsonWebKey key, String algorithm) {
        return (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm))
                && key.getKeyType().equals(keyType(algorithm));
    }

    private static String keyType(String algorithm) {
        return switch (algorithm) {
            case "RS256", "PS256" -> RsaJsonWebKey.KEY_TYPE;
            case "ES256" -> EllipticCurveJsonWebKey.KEY_TYPE;
            case "EdDSA" -> OctetKeyPairJsonWebKey.KEY_TYPE;
            default -> "";
        };
    }

    int size() {
        return keys.size();
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** The same keys under the same names, in whatever order. */
    boolean areThoseOf(Jwks other) {
        return names.equals(other.names);
    }

    /** A thumbprint (RFC 7638) says which key it is, and nothing of what it may be used for. */
    private static String name(PublicJsonWebKey key) {
        String thumbprint = key.calculateBase64urlEncodedThumbprint(HashUtil.SHA_256);
        return Objects.toString(key.getKeyId()) + " " + Objects.toString(key.getAlgorithm()) + " " + thumbprint;
    }
}
