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

/** Accepts only access tokens: applies SmallRye JWT's checks and {@link AccessTokenRules}. */
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

    /** SmallRye JWT fails with a ClassCastException if a claim has an unexpected type: the token is then refused. */
    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo expected) throws ParseException {
        try {
            return verify(token, expected);
        } catch (RuntimeException malformed) {
            throw new ParseException("the token is malformed", malformed);
        }
    }

    private JWTCallerPrincipal verify(String token, JWTAuthContextInfo expected) throws ParseException {
        JwtContext verified = parser.parse(token, expected);
        rules.check(verified);
        String type = verified.getJoseObjects().get(0).getHeader(HeaderParameterNames.TYPE);
        return new DefaultJWTCallerPrincipal(type, verified.getJwtClaims());
    }
}
