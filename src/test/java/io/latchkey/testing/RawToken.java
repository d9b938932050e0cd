package io.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.latchkey.dev.idp.DevelopmentToken;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.function.UnaryOperator;

/**
 * A token made of its parts as given, duplicates included, which a library would not make. By default the issuer's RSA key
 * signs it.
 */
public record RawToken(String header, String payload) {

    /** The parts of a valid token. */
    public static RawToken of(DevelopmentToken token) {
        String[] parts = token.sign().split("\\.");
        return new RawToken(decoded(parts[0]), decoded(parts[1]));
    }

    public RawToken header(UnaryOperator<String> change) {
        return new RawToken(change.apply(header), payload);
    }

    public RawToken payload(UnaryOperator<String> change) {
        return new RawToken(header, change.apply(payload));
    }

    public String sign() {
        return sign(LatchkeyStores.tokens().key("RSA").getPrivateKey());
    }

    /** @param key for RS256 */
    public String sign(PrivateKey key) {
        return withSignature(signature(signed(), key));
    }

    public String withSignature(byte[] signature) {
        return signed() + "." + encoded(signature);
    }

    /** With an unencoded payload (RFC 7797). */
    public String signPlain() {
        String plain = encoded(header.getBytes(UTF_8)) + "." + payload;
        return plain + "."
                + encoded(signature(plain, LatchkeyStores.tokens().key("RSA").getPrivateKey()));
    }

    private String signed() {
        return encoded(header.getBytes(UTF_8)) + "." + encoded(payload.getBytes(UTF_8));
    }

    private static byte[] signature(String text, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), UTF_8);
    }
}
