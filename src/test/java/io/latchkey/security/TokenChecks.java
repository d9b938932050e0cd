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

/** What the service does with a token, without the service: for the benchmark to do nothing else. */
public final class TokenChecks {

    private final JWTAuthContextInfo settings;
    private final AccessTokens tokens;
    private final TokenCache verified;
    private final Jwks keys;

    private TokenChecks(JWTAuthContextInfo settings, SmallRyeConfig config, Vertx vertx) {
        AccessTokenSettings accessTokens = config.getConfigMapping(AccessTokenSettings.class);
        VerificationKeys known = new VerificationKeys(
                settings, config.getConfigMapping(JwksSettings.class), vertx, new SimpleMeterRegistry());
        this.settings = settings;
        this.tokens =
                new AccessTokens(new TokenParser(known), new AccessTokenRules(accessTokens, InstantSource.system()));
        this.verified =
                new TokenCache(known::known, InstantSource.system(), Optional.empty(), accessTokens.remembered());
        this.keys = known.known();
    }

    public static TokenChecks of(DevelopmentTokens issuer, Vertx vertx) {
        Map<String, String> told = issuer.settings();
        JWTAuthContextInfo settings =
                new JWTAuthContextInfo(told.get("mp.jwt.verify.publickey.location"), DevelopmentTokens.ISSUER);
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

    /** Signature and claims; what is found good is remembered. */
    public JsonWebToken check(String token) throws ParseException {
        return tokens.parse(token, settings);
    }

    public void remember(String token) throws ParseException {
        verified.remember(token, check(token), keys);
    }

    public Optional<JsonWebToken> recall(String token) {
        return verified.find(token);
    }
}
