package io.latchkey.security;

import io.latchkey.config.LatchkeyConfig;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.HeaderParameterNames;

/**
 * Takes access tokens and no others of the same issuer, ID tokens above all (RFC 9068 §4, RFC 8725 §3.11). SmallRye JWT
 * checks everything else and leaves the header {@code typ} alone.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class AccessTokens extends JWTCallerPrincipalFactory {

    private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser();
    private final Set<String> types;

    AccessTokens(LatchkeyConfig config) {
        this.types = config.token().types().stream().map(AccessTokens::normal).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo expected) throws ParseException {
        JwtContext verified = parser.parse(token, expected);
        String type = verified.getJoseObjects().get(0).getHeader(HeaderParameterNames.TYPE);
        if (Optional.ofNullable(type)
                .map(AccessTokens::normal)
                .filter(types::contains)
                .isEmpty()) {
            throw new ParseException("the token is good and no access token: its typ is " + type);
        }
        return new DefaultJWTCallerPrincipal(type, verified.getJwtClaims());
    }

    /** A media type, whose name ignores case and may leave its first half out (RFC 7515 §4.1.9). */
    private static String normal(String type) {
        return type.toLowerCase(Locale.ROOT).replaceFirst("^application/", "");
    }
}
