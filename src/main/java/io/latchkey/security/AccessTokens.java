package io.latchkey.security;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.HeaderParameterNames;

/** Takes access tokens and no others: what SmallRye JWT checks, and {@link AccessTokenRules} beyond. */
@ApplicationScoped
@Alternative
@Priority(1)
class AccessTokens extends JWTCallerPrincipalFactory {

    private final TokenParser parser;
    private final AccessTokenRules rules;

    AccessTokens(TokenParser parser, AccessTokenRules rules) {
        this.parser = parser;
        this.rules = rules;
    }

    /** SmallRye JWT casts claims that the issuer may have given another type: such a token is refused like any bad one. */
    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo expected) throws ParseException {
        try {
            return verified(token, expected);
        } catch (RuntimeException unreadable) {
            throw new ParseException("the token cannot be read", unreadable);
        }
    }

    private JWTCallerPrincipal verified(String token, JWTAuthContextInfo expected) throws ParseException {
        JwtContext verified = parser.parse(token, expected);
        rules.check(verified);
        String type = verified.getJoseObjects().get(0).getHeader(HeaderParameterNames.TYPE);
        return new DefaultJWTCallerPrincipal(type, verified.getJwtClaims());
    }
}
