package io.latchkey.dev.idp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.Key;
import java.util.List;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class DevelopmentTokenTest {

    private static final DevelopmentTokens TOKENS = DevelopmentTokens.create();

    @Test
    void unchangedToken_isValid() throws Exception {
        DevelopmentToken token = TOKENS.forSubject("carol")
                .roles("mfa-admin")
                .acr("high_assurance")
                .amr("pwd", "otp");
        JwtClaims claims = verified(token);
        assertEquals("carol", claims.getSubject());
        assertEquals("high_assurance", claims.getStringClaimValue("acr"));
        assertEquals(List.of("mfa-admin"), claims.getStringListClaimValue("groups"));
        assertEquals(List.of("pwd", "otp"), claims.getStringListClaimValue("amr"));
    }

    @Test
    void claim_canBeRemoved() {
        assertRefused(valid().claim("exp", null));
    }

    @Test
    void header_canBeReplaced() {
        assertRefused(valid().header("typ", "JWT"));
    }

    @Test
    void key_canBeReplaced() throws JoseException {
        Key another = RsaJwkGenerator.generateJwk(2048).getPrivateKey();
        assertRefused(valid().signedWith(another));
    }

    @Test
    void signature_canBeOmitted() {
        assertRefused(valid().header("alg", "none").signedWith(null));
    }

    private static DevelopmentToken valid() {
        return TOKENS.forSubject("carol");
    }

    private static void assertRefused(DevelopmentToken token) {
        assertThrows(InvalidJwtException.class, () -> verified(token));
    }

    private static JwtClaims verified(DevelopmentToken token) throws InvalidJwtException, JoseException {
        JwtConsumer verifier = new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(TOKENS.jwks()).getJsonWebKeys()))
                .setExpectedType(true, "at+jwt")
                .setExpectedIssuer(DevelopmentTokens.ISSUER)
                .setExpectedAudience(DevelopmentTokens.AUDIENCE)
                .setRequireExpirationTime()
                .build();
        return verifier.processToClaims(token.sign());
    }
}
