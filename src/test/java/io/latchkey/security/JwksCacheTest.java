package io.latchkey.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.Eventually;
import io.latchkey.testing.KeyServer;
import io.latchkey.testing.Keys;
import io.latchkey.testing.Parallel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The keys of an identity provider that is away, slow or hostile, over real HTTP. */
class JwksCacheTest {

    private static final Vertx VERTX = Vertx.vertx();

    /** Good answers take as long as they like, bad ones are not waited for. */
    private static final Duration PATIENT = Duration.ofSeconds(15);

    private static final Duration IMPATIENT = Duration.ofMillis(500);
    private static final PublicJsonWebKey FIRST = Keys.rsa("first");
    private static final PublicJsonWebKey SECOND = Keys.elliptic("second");

    private final KeyServer server = KeyServer.start();
    private Duration timeout = PATIENT;
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
    void keys_areKnownOnceFetched_andOnlyOnceTheyWereAskedFor() {
        server.publish(FIRST, SECOND);
        JwksCache keys = keys(slow());
        assertTrue(keys.known().isEmpty());
        await(keys.renewed());
        assertTrue(keys.known().find("first", "RS256").isPresent());
        assertTrue(keys.known().find("second", "ES256").isPresent());
        assertEquals(1, server.requests());
    }

    @Test
    void keysThatRotate_areFollowed() {
        server.publish(FIRST);
        JwksCache keys = started(quick());
        Jwks before = keys.known();
        server.publish(FIRST, SECOND);
        Eventually.isTrue(() -> keys.known().find("second", "ES256").isPresent());
        assertTrue(keys.known().find("first", "RS256").isPresent());
        assertFalse(before.find("second", "ES256").isPresent());
        server.publish(SECOND);
        Eventually.isTrue(() -> keys.known().find("first", "RS256").isEmpty());
    }

    @Test
    void keysThatStay_areTheSameObject() {
        server.publish(FIRST, SECOND);
        JwksCache keys = started(quick());
        Jwks before = keys.known();
        server.publish(SECOND, FIRST);
        int asked = server.requests();
        Eventually.isTrue(() -> server.requests() > asked + 2);
        assertSame(before, keys.known());
    }

    /** Another key under the name of one that is known is another key. */
    @Test
    void keyThatChangesUnderItsName_isFollowed() {
        server.publish(FIRST);
        JwksCache keys = started(quick());
        PublicJsonWebKey other = Keys.rsa("first");
        server.publish(other);
        Eventually.isTrue(
                () -> keys.known().find("first", "RS256").orElseThrow().equals(other.getPublicKey()));
    }

    @ParameterizedTest
    @EnumSource
    void badAnswer_leavesKnownKeysAsTheyAre(BadAnswer bad) {
        timeout = IMPATIENT;
        server.publish(FIRST);
        JwksCache keys = started(quick());
        Jwks before = keys.known();
        try (KeyServer attacker = KeyServer.start()) {
            attacker.publish(SECOND);
            server.behave(bad.behaviour(attacker.address()));
            double unanswered = unanswered();
            Eventually.isTrue(() -> unanswered() > unanswered + 1);
            assertSame(before, keys.known());
            assertEquals(0, attacker.requests());
        }
        server.publish(FIRST, SECOND);
        Eventually.isTrue(() -> keys.known().find("second", "ES256").isPresent());
    }

    /** Nobody waits longer than they must, whatever drips. */
    @ParameterizedTest
    @EnumSource
    void badAnswer_isNotWaitedFor_andGivesNoKey(BadAnswer bad) {
        timeout = IMPATIENT;
        server.behave(bad.behaviour("http://127.0.0.1:1/"));
        JwksCache keys = keys(slow());
        Instant begun = Instant.now();
        await(keys.renewed());
        Duration waited = Duration.between(begun, Instant.now());
        assertTrue(waited.compareTo(IMPATIENT.plusSeconds(5)) < 0, waited::toString);
        assertTrue(keys.known().isEmpty());
    }

    @Test
    void nobodyAtTheAddress_knownKeysStay_andTheProviderIsFoundAgain() {
        server.publish(FIRST);
        JwksCache keys = started(quick());
        server.goAway();
        double unanswered = unanswered();
        Eventually.isTrue(() -> unanswered() > unanswered + 1);
        assertTrue(keys.known().find("first", "RS256").isPresent());
        server.publish(SECOND);
        server.comeBack();
        Eventually.isTrue(() -> keys.known().find("second", "ES256").isPresent());
    }

    @Test
    void nobodyAtTheAddress_fromTheStart_isFoundWhenItIsThere() {
        server.goAway();
        JwksCache keys = keys(quick());
        await(keys.renewed());
        assertTrue(keys.known().isEmpty());
        server.publish(FIRST);
        server.comeBack();
        Eventually.isTrue(() -> !keys.known().isEmpty());
    }

    @Test
    void keysThatCannotBeRenewed_areForgottenInTheEnd() {
        server.publish(FIRST);
        JwksCache keys =
                started(new JwksCache.Pace(Duration.ofMillis(50), Duration.ofMillis(20), Duration.ofSeconds(1)));
        sleep(1_500);
        assertFalse(keys.known().isEmpty(), "as long as they are renewed they are not");
        server.behave(KeyServer.text(500, ""));
        Eventually.isTrue(() -> keys.known().isEmpty());
        server.publish(FIRST);
        Eventually.isTrue(() -> !keys.known().isEmpty());
    }

    /** A caller makes up a thousand names of keys: the provider is asked once. */
    @Test
    void renewal_askedForAgainAndAgain_isOneQuestion() {
        server.publish(FIRST);
        JwksCache keys = started(slow());
        int asked = server.requests();
        Parallel.run(50, () -> {
            for (int i = 0; i < 20; i++) {
                await(keys.renewed());
            }
            return true;
        });
        assertEquals(asked, server.requests());
    }

    @Test
    void renewal_afterARest_isAQuestionAgain() {
        server.publish(FIRST);
        JwksCache keys = started(new JwksCache.Pace(Duration.ofHours(1), Duration.ofMillis(300), Duration.ofHours(1)));
        server.publish(SECOND);
        await(keys.renewed());
        assertTrue(keys.known().find("second", "ES256").isEmpty());
        sleep(500);
        await(keys.renewed());
        assertTrue(keys.known().find("second", "ES256").isPresent());
        assertEquals(2, server.requests());
    }

    @Test
    void allWhoWait_shareOneQuestion_thoughTheFirstHangsUp() {
        server.behave(exchange -> {
            sleep(300);
            server.publish(FIRST);
            KeyServer.published(FIRST).answer(exchange);
        });
        JwksCache keys = keys(slow());
        Cancellable first = keys.renewed().subscribe().with(done -> {});
        first.cancel();
        Parallel.run(20, () -> {
            await(keys.renewed());
            return true;
        });
        assertFalse(keys.known().isEmpty());
        assertEquals(1, server.requests());
    }

    private JwksCache started(JwksCache.Pace pace) {
        JwksCache keys = keys(pace);
        await(keys.renewed());
        Eventually.isTrue(() -> !keys.known().isEmpty());
        return keys;
    }

    private JwksCache keys(JwksCache.Pace pace) {
        JwksClient address =
                new JwksClient(JwksHttpClient.of(new JWTAuthContextInfo(), timeout, VERTX), server.address(), timeout);
        return new JwksCache(
                address::fetch, pace, VERTX.getDelegate(), new JwksAvailability(address, pace.retain(), metrics));
    }

    private double unanswered() {
        return metrics.counter("latchkey.jwks.unanswered").count();
    }

    private static JwksCache.Pace quick() {
        return new JwksCache.Pace(Duration.ofMillis(50), Duration.ofMillis(20), Duration.ofHours(1));
    }

    private static JwksCache.Pace slow() {
        return new JwksCache.Pace(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));
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
