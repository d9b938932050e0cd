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
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.HashUtil;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The keys of a JWK set (RFC 7517) that can verify a signature. It omits keys for encryption, symmetric keys, keys that jose4j
 * does not know, and private keys: anyone can sign with a private key that is published.
 */
final class Jwks implements VerificationKeyResolver {

    static final Jwks NONE = new Jwks(List.of());

    /** Providers publish two or three, large ones a dozen; with a thousand, each new token would wait for a search. */
    static final int MAX_KEYS = 100;

    private final List<PublicJsonWebKey> keys;
    private final Set<String> identities;

    private Jwks(List<PublicJsonWebKey> keys) {
        this.keys = keys;
        this.identities = keys.stream().map(Jwks::identity).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws IllegalArgumentException if it is no JWK set, or has no usable key or more than {@value #MAX_KEYS} keys */
    static Jwks parse(String jwks) {
        List<PublicJsonWebKey> usable = all(jwks).stream()
                .filter(PublicJsonWebKey.class::isInstance)
                .map(PublicJsonWebKey.class::cast)
                .filter(Jwks::isUsable)
                .toList();
        if (usable.isEmpty()) {
            throw new IllegalArgumentException("no key that verifies signatures");
        }
        return new Jwks(usable);
    }

    /** jose4j casts without a check: JSON of another shape causes a ClassCastException. */
    private static List<JsonWebKey> all(String jwks) {
        List<JsonWebKey> keys;
        try {
            keys = new JsonWebKeySet(jwks).getJsonWebKeys();
        } catch (JoseException | RuntimeException e) {
            throw new IllegalArgumentException("no JWK set");
        }
        if (keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException("%d keys, more than %d".formatted(keys.size(), MAX_KEYS));
        }
        return keys;
    }

    private static boolean isUsable(PublicJsonWebKey key) {
        return key.getPrivateKey() == null
                && (key.getUse() == null || key.getUse().equals("sig"))
                && (key.getKeyOps() == null || key.getKeyOps().contains("verify"));
    }

    /** @throws UnresolvableKeyException if no key matches: the token is forged, or its key was withdrawn or is newer */
    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        return find(token.getKeyIdHeaderValue(), token.getAlgorithmHeaderValue())
                .orElseThrow(() -> new UnresolvableKeyException("no known key matches kid and alg"));
    }

    /**
     * The key with that ID that fits the algorithm. A set of one key needs no ID, neither in the token nor in the set.
     *
     * @param kid {@code null} if the token has none
     */
    Optional<Key> find(String kid, String algorithm) {
        return keys.stream()
                .filter(key -> hasId(key, kid) && fits(key, algorithm))
                .map(key -> (Key) key.getPublicKey())
                .findFirst();
    }

    private boolean hasId(PublicJsonWebKey key, String kid) {
        return kid == null || key.getKeyId() == null ? keys.size() == 1 : kid.equals(key.getKeyId());
    }

    /** The verification itself checks curves and key lengths. */
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

    /** Ignores the order of the keys. */
    boolean hasSameKeysAs(Jwks other) {
        return identities.equals(other.identities);
    }

    /** A thumbprint (RFC 7638) identifies the key, but covers neither its ID nor its algorithm. */
    private static String identity(PublicJsonWebKey key) {
        String thumbprint = key.calculateBase64urlEncodedThumbprint(HashUtil.SHA_256);
        return Objects.toString(key.getKeyId()) + " " + Objects.toString(key.getAlgorithm()) + " " + thumbprint;
    }
}
