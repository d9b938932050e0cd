package io.latchkey.security;

import io.latchkey.dependency.Availability;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The keys that the issuer publishes, fetched in the background before a request needs them. If a fetch fails, the last keys
 * stay valid for {@code retain-on-error}. A token with an unknown key ID forces a fetch, at most one in every
 * {@code forced-refresh-interval}. Time is measured by Vert.x timers, which do not follow changes of the system clock.
 *
 * <p>SmallRye JWT would use jose4j's {@code HttpsJwks}. That blocks the request that finds the keys too old, follows redirects,
 * sets no limit on the whole response time, and either drops known keys at the first error or retains them without a limit.
 */
@Singleton
class JwksCache {

    private static final Logger LOG = Logger.getLogger(JwksCache.class);
    private static final long NO_TIMER = -1;

    private final Optional<JwksClient> client;
    private final JwksSettings settings;
    private final Vertx vertx;
    private final Availability availability;
    private final Counter unanswered;
    private volatile Jwks known = Jwks.NONE;
    private Uni<Void> latest;
    private long nextFetch = NO_TIMER;
    private long expiry = NO_TIMER;

    @Inject
    JwksCache(JWTAuthContextInfo jwt, JwksSettings settings, Vertx vertx, MeterRegistry metrics) {
        this(JwksClient.of(jwt, settings.timeout(), vertx), settings, vertx, metrics);
    }

    /** @param client absent if the keys come from a file or a setting, which SmallRye JWT reads once */
    JwksCache(Optional<JwksClient> client, JwksSettings settings, Vertx vertx, MeterRegistry metrics) {
        this.client = client;
        this.settings = settings;
        this.vertx = vertx;
        this.availability = new Availability("JWKS " + source());
        this.unanswered = Counter.builder("latchkey.jwks.unanswered")
                .description("Fetches of the identity provider's JWK set that failed")
                .register(metrics);
    }

    void start(@Observes StartupEvent start) {
        refresh();
    }

    boolean isRemote() {
        return client.isPresent();
    }

    /** The same object as long as the keys are the same. Without an address, always {@link Jwks#NONE}. */
    Jwks known() {
        return known;
    }

    /** False if the keys come from an address and none is known: no token can be verified, and none is found invalid. */
    boolean isReady() {
        return !isRemote() || !known.isEmpty();
    }

    /**
     * Fetches the keys, unless the last fetch ended less than {@code forced-refresh-interval} ago. Concurrent callers share one
     * fetch, which continues if they disconnect.
     *
     * @return completes when {@link #known} is up to date, or when the fetch has failed; never fails itself
     */
    Uni<Void> refresh() {
        return client.map(this::refresh).orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> refresh(JwksClient issuer) {
        Uni<Void> fetch;
        synchronized (this) {
            if (latest != null) {
                return latest;
            }
            fetch = fetch(issuer);
            latest = fetch;
        }
        fetch.subscribe().with(done -> {});
        return fetch;
    }

    /** Parses on a worker: deeply nested JSON takes a second. */
    private Uni<Void> fetch(JwksClient issuer) {
        return Uni.createFrom()
                .deferred(issuer::fetch)
                .chain(body -> vertx.executeBlocking(() -> Jwks.parse(body), false))
                .invoke(this::accept)
                .onFailure()
                .invoke(this::fail)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid()
                .memoize()
                .indefinitely();
    }

    private synchronized void accept(Jwks fetched) {
        if (!fetched.hasSameKeysAs(known)) {
            known = fetched;
            LOG.infof("JWKS changed: %d keys %s", fetched.size(), source());
        }
        availability.available();
        vertx.cancelTimer(expiry);
        expiry = after(settings.retainOnError(), this::expire);
        schedule(settings.refreshInterval());
    }

    private synchronized void fail(Throwable cause) {
        unanswered.increment();
        String consequence = known.isEmpty()
                ? "no key known: answering 503"
                : "keeping %d keys for %s from their last fetch".formatted(known.size(), settings.retainOnError());
        availability.unavailable(consequence + ": " + cause);
        schedule(settings.forcedRefreshInterval());
    }

    /** The next fetch, whether scheduled or forced, begins no sooner than {@code forced-refresh-interval} from now. */
    private void schedule(Duration interval) {
        Uni<Void> ended = latest;
        Duration shortest = settings.forcedRefreshInterval();
        after(shortest, () -> release(ended));
        vertx.cancelTimer(nextFetch);
        nextFetch = after(interval.compareTo(shortest) < 0 ? shortest : interval, () -> {
            release(ended);
            refresh();
        });
    }

    private synchronized void release(Uni<Void> ended) {
        if (latest == ended) {
            latest = null;
        }
    }

    private synchronized void expire() {
        known = Jwks.NONE;
        LOG.errorf("JWKS %s unavailable for %s, keys expired: answering 503", source(), settings.retainOnError());
    }

    private long after(Duration delay, Runnable task) {
        return vertx.setTimer(delay.toMillis(), timer -> task.run());
    }

    private String source() {
        return client.map(address -> "from " + address).orElse("from settings");
    }
}
