package io.latchkey.security;

import io.latchkey.dev.idp.DevelopmentTokens;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.mutiny.core.Vertx;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The verification of tokens without the rest of the service, for the benchmark. */
public final class TokenChecks {

    private final JWTAuthContextInfo settings;
    private final AccessTokens tokens;
    private final TokenCache cache;
    private final Jwks keys;

    private TokenChecks(JWTAuthContextInfo settings, SmallRyeConfig config, Vertx vertx) {
        AccessTokenSettings accessTokens = config.getConfigMapping(AccessTokenSettings.class);
        JwksCache jwks =
                new JwksCache(settings, config.getConfigMapping(JwksSettings.class), vertx, new SimpleMeterRegistry());
        this.settings = settings;
        this.tokens =
                new AccessTokens(new TokenParser(jwks), new AccessTokenRules(accessTokens, InstantSource.system()));
        this.cache = new TokenCache(jwks::known, InstantSource.system(), Optional.empty(), accessTokens.remembered());
        this.keys = jwks.known();
    }

    public static TokenChecks of(DevelopmentTokens issuer, Vertx vertx) {
        Map<String, String> configured = issuer.settings();
        JWTAuthContextInfo settings =
                new JWTAuthContextInfo(configured.get("mp.jwt.verify.publickey.location"), DevelopmentTokens.ISSUER);
        settings.setExpectedAudience(Set.of(DevelopmentTokens.AUDIENCE));
        settings.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256));
        return new TokenChecks(settings, config(), vertx);
    }

    private static SmallRyeConfig config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(AccessTokenSettings.class)
                .withMapping(JwksSettings.class)
                .build();
    }

    /** Verifies signature and claims. */
    public JsonWebToken check(String token) throws ParseException {
        return tokens.parse(token, settings);
    }

    public void remember(String token) throws ParseException {
        cache.put(token, check(token), keys);
    }

    public Optional<JsonWebToken> recall(String token) {
        return cache.find(token);
    }
}
