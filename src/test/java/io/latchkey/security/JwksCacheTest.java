package io.latchkey.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.Eventually;
import io.latchkey.testing.KeyServer;
import io.latchkey.testing.Keys;
import io.latchkey.testing.Parallel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fetches from an identity provider that is unreachable, slow or hostile, over real HTTP. */
class JwksCacheTest {

    private static final Vertx VERTX = Vertx.vertx();

    /** For good answers; bad ones get the short one. */
    private static final Duration LONG_TIMEOUT = Duration.ofSeconds(15);

    private static final Duration SHORT_TIMEOUT = Duration.ofMillis(500);
    private static final PublicJsonWebKey FIRST = Keys.rsa("first");
    private static final PublicJsonWebKey SECOND = Keys.elliptic("second");

    private final KeyServer server = KeyServer.start();
    private Duration timeout = LONG_TIMEOUT;
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @AfterEach
    void stop() {
        server.close();
    }

    @AfterAll
    static void close() {
        VERTX.closeAndAwait();
    }

    @Test
    void keys_areKnown_afterTheFirstRefresh() {
        server.publish(FIRST, SECOND);
        JwksCache cache = cache(slow());
        assertTrue(cache.known().isEmpty());
        await(cache.refresh());
        assertTrue(cache.known().find("first", "RS256").isPresent());
        assertTrue(cache.known().find("second", "ES256").isPresent());
        assertEquals(1, server.requests());
    }

    @Test
    void rotatedKeys_areFetched() {
        server.publish(FIRST);
        JwksCache cache = started(quick());
        Jwks before = cache.known();
        server.publish(FIRST, SECOND);
        Eventually.isTrue(() -> cache.known().find("second", "ES256").isPresent());
        assertTrue(cache.known().find("first", "RS256").isPresent());
        assertFalse(before.find("second", "ES256").isPresent());
        server.publish(SECOND);
        Eventually.isTrue(() -> cache.known().find("first", "RS256").isEmpty());
    }

    @Test
    void unchangedKeys_areTheSameObject() {
        server.publish(FIRST, SECOND);
        JwksCache cache = started(quick());
        Jwks before = cache.known();
        server.publish(SECOND, FIRST);
        int requests = server.requests();
        Eventually.isTrue(() -> server.requests() > requests + 2);
        assertSame(before, cache.known());
    }

    @Test
    void newKey_underAKnownKeyId_isFetched() {
        server.publish(FIRST);
        JwksCache cache = started(quick());
        PublicJsonWebKey other = Keys.rsa("first");
        server.publish(other);
        Eventually.isTrue(
                () -> cache.known().find("first", "RS256").orElseThrow().equals(other.getPublicKey()));
    }

    @ParameterizedTest
    @EnumSource
    void badAnswer_keepsTheKnownKeys(BadAnswer bad) {
        timeout = SHORT_TIMEOUT;
        server.publish(FIRST);
        JwksCache cache = started(quick());
        Jwks before = cache.known();
        try (KeyServer attacker = KeyServer.start()) {
            attacker.publish(SECOND);
            server.behave(bad.behaviour(attacker.address()));
            double unanswered = unanswered();
            Eventually.isTrue(() -> unanswered() > unanswered + 1);
            assertSame(before, cache.known());
            assertEquals(0, attacker.requests());
        }
        server.publish(FIRST, SECOND);
        Eventually.isTrue(() -> cache.known().find("second", "ES256").isPresent());
    }

    /** An answer that drips, too. */
    @ParameterizedTest
    @EnumSource
    void badAnswer_endsWithinTheTimeout_withoutAKey(BadAnswer bad) {
        timeout = SHORT_TIMEOUT;
        server.behave(bad.behaviour("http://127.0.0.1:1/"));
        JwksCache cache = cache(slow());
        Instant start = Instant.now();
        await(cache.refresh());
        Duration waited = Duration.between(start, Instant.now());
        assertTrue(waited.compareTo(SHORT_TIMEOUT.plusSeconds(5)) < 0, waited::toString);
        assertTrue(cache.known().isEmpty());
    }

    /** Both wait for the only connection of the client; the second gets it when its fetch is over. */
    @Test
    void fetchWithoutAConnection_isAborted_andLaterFetchesSucceed() {
        timeout = SHORT_TIMEOUT;
        server.behave(BadAnswer.SILENCE.behaviour(""));
        JwksClient client = client();
        List<Uni<String>> fetches = List.of(client.fetch(), client.fetch());
        assertThrows(
                CompositeException.class,
                () -> Uni.join().all(fetches).andCollectFailures().await().atMost(Duration.ofSeconds(20)));
        server.publish(FIRST);
        Eventually.isTrue(() -> client.fetch()
                .map(Jwks::parse)
                .onFailure()
                .recoverWithItem(Jwks.NONE)
                .await()
                .atMost(Duration.ofSeconds(20))
                .find("first", "RS256")
                .isPresent());
    }

    @Test
    void unreachableProvider_keepsTheKnownKeys_untilItIsBack() {
        server.publish(FIRST);
        JwksCache cache = started(quick());
        server.goAway();
        double unanswered = unanswered();
        Eventually.isTrue(() -> unanswered() > unanswered + 1);
        assertTrue(cache.known().find("first", "RS256").isPresent());
        server.publish(SECOND);
        server.comeBack();
        Eventually.isTrue(() -> cache.known().find("second", "ES256").isPresent());
    }

    @Test
    void unreachableProvider_atTheStart_isFetchedFromWhenItIsBack() {
        server.goAway();
        JwksCache cache = cache(quick());
        await(cache.refresh());
        assertTrue(cache.known().isEmpty());
        server.publish(FIRST);
        server.comeBack();
        Eventually.isTrue(() -> !cache.known().isEmpty());
    }

    @Test
    void keys_expire_afterTheRetentionTime() {
        server.publish(FIRST);
        JwksCache cache = started(new Intervals(Duration.ofMillis(50), Duration.ofMillis(20), Duration.ofSeconds(1)));
        sleep(1_500);
        assertFalse(cache.known().isEmpty(), "keys expired although they were refreshed");
        server.behave(KeyServer.text(500, ""));
        Eventually.isTrue(() -> cache.known().isEmpty());
        server.publish(FIRST);
        Eventually.isTrue(() -> !cache.known().isEmpty());
    }

    /** A caller invents a thousand key IDs: there is one fetch. */
    @Test
    void forcedRefreshes_withinTheInterval_areOneFetch() {
        server.publish(FIRST);
        JwksCache cache = started(slow());
        int before = server.requests();
        Parallel.run(50, () -> {
            for (int i = 0; i < 20; i++) {
                await(cache.refresh());
            }
            return true;
        });
        assertEquals(before, server.requests());
    }

    @Test
    void forcedRefresh_afterTheInterval_fetchesAgain() {
        server.publish(FIRST);
        JwksCache cache = started(new Intervals(Duration.ofHours(1), Duration.ofMillis(300), Duration.ofHours(1)));
        server.publish(SECOND);
        await(cache.refresh());
        assertTrue(cache.known().find("second", "ES256").isEmpty());
        sleep(500);
        await(cache.refresh());
        assertTrue(cache.known().find("second", "ES256").isPresent());
        assertEquals(2, server.requests());
    }

    @Test
    void concurrentRefreshes_shareOneFetch_whenTheFirstCallerDisconnects() {
        server.behave(exchange -> {
            sleep(300);
            server.publish(FIRST);
            KeyServer.published(FIRST).answer(exchange);
        });
        JwksCache cache = cache(slow());
        Cancellable first = cache.refresh().subscribe().with(done -> {});
        first.cancel();
        Parallel.run(20, () -> {
            await(cache.refresh());
            return true;
        });
        assertFalse(cache.known().isEmpty());
        assertEquals(1, server.requests());
    }

    private JwksCache started(JwksSettings settings) {
        JwksCache cache = cache(settings);
        await(cache.refresh());
        Eventually.isTrue(() -> !cache.known().isEmpty());
        return cache;
    }

    private JwksCache cache(JwksSettings settings) {
        return new JwksCache(Optional.of(client()), settings, VERTX, metrics);
    }

    private JwksClient client() {
        JWTAuthContextInfo jwt = new JWTAuthContextInfo(server.address(), "issuer");
        return JwksClient.of(jwt, timeout, VERTX).orElseThrow();
    }

    private double unanswered() {
        return metrics.counter("latchkey.jwks.unanswered").count();
    }

    private static JwksSettings quick() {
        return new Intervals(Duration.ofMillis(50), Duration.ofMillis(20), Duration.ofHours(1));
    }

    private static JwksSettings slow() {
        return new Intervals(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));
    }

    /** The timeout is the client's. */
    private record Intervals(Duration refreshInterval, Duration forcedRefreshInterval, Duration retainOnError)
            implements JwksSettings {

        @Override
        public Duration timeout() {
            throw new UnsupportedOperationException();
        }
    }

    private static void await(Uni<Void> renewal) {
        renewal.await().atMost(Duration.ofSeconds(20));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
