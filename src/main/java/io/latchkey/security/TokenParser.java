package io.latchkey.security;

import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import jakarta.inject.Singleton;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/** SmallRye JWT's own, with keys that are known already where they come from an address. */
@Singleton
class TokenParser extends DefaultJWTTokenParser {

    private final VerificationKeys keys;

    TokenParser(VerificationKeys keys) {
        this.keys = keys;
    }

    @Override
    protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo settings)
            throws UnresolvableKeyException {
        return keys.arePublished() ? keys : super.getVerificationKeyResolver(settings);
    }
}
