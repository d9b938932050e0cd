package io.latchkey.security;

import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import jakarta.inject.Singleton;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/** SmallRye JWT's parser, which takes keys from {@link JwksCache} if they come from an address. */
@Singleton
class TokenParser extends DefaultJWTTokenParser {

    private final JwksCache jwks;

    TokenParser(JwksCache jwks) {
        this.jwks = jwks;
    }

    @Override
    protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo settings)
            throws UnresolvableKeyException {
        return jwks.isRemote() ? jwks.known() : super.getVerificationKeyResolver(settings);
    }
}
