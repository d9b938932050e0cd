package io.latchkey.security;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.Key;
import java.util.List;
import java.util.Optional;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/**
 * The keys of an installation: from an address, where they change while the service runs, or from a file or a setting, which
 * SmallRye JWT reads once.
 *
 * <p>SmallRye JWT would fetch from an address too, in the request that finds the keys too old: on a thread that waits up to
 * four times twenty seconds, or without end for one that drips; all callers with it while no key is known; and known keys are
 * gone with the first fetch that fails.
 */
@ApplicationScoped
class VerificationKeys implements VerificationKeyResolver {

    private final Optional<JwksCache> published;

    VerificationKeys(JWTAuthContextInfo settings, JwksSettings jwks, Vertx vertx, MeterRegistry metrics) {
        this.published = Optional.ofNullable(settings.getPublicKeyLocation())
                .filter(location -> location.matches("(?i)https?:.*"))
                .map(location -> published(settings, jwks, vertx, metrics));
    }

    private static JwksCache published(
            JWTAuthContextInfo settings, JwksSettings config, Vertx vertx, MeterRegistry metrics) {
        JwksClient address = new JwksClient(
                JwksHttpClient.of(settings, config.timeout(), vertx),
                settings.getPublicKeyLocation(),
                config.timeout());
        return new JwksCache(
                address::fetch,
                new JwksCache.Pace(config.refreshInterval(), config.forcedRefreshInterval(), config.retainOnError()),
                vertx.getDelegate(),
                new JwksAvailability(address, config.retainOnError(), metrics));
    }

    /** Nobody waits for the first keys but those who come before them. */
    void fetch(@Observes StartupEvent start) {
        renewed();
    }

    boolean arePublished() {
        return published.isPresent();
    }

    /** What tokens are checked with now; always the same object where the keys are not published. */
    Jwks known() {
        return published.map(JwksCache::known).orElse(Jwks.NONE);
    }

    Uni<Void> renewed() {
        return published
                .map(JwksCache::renewed)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Without a key nothing can be checked, and nobody is told that their token is bad. */
    boolean areMissing() {
        return arePublished() && known().isEmpty();
    }

    @Override
    public Key resolveKey(JsonWebSignature signature, List<JsonWebStructure> around) throws UnknownKey {
        return known().find(signature.getKeyIdHeaderValue(), signature.getAlgorithmHeaderValue())
                .orElseThrow(UnknownKey::new);
    }
}
