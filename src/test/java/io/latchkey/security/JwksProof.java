package io.latchkey.security;

import static io.latchkey.security.TokenCalls.accepted;
import static io.latchkey.security.TokenCalls.present;
import static io.latchkey.security.TokenCalls.refused;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.dev.idp.DevelopmentToken;
import io.latchkey.testing.CryptoThreads;
import io.latchkey.testing.Eventually;
import io.latchkey.testing.KeyServer;
import io.latchkey.testing.Keys;
import io.latchkey.testing.Parallel;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The service with its keys at an address that is unreachable when it starts. */
@QuarkusTest
@TestProfile(JwksProof.KeysAtAnAddress.class)
@TestMethodOrder(OrderAnnotation.class)
class JwksProof {

    /** SmallRye JWT replaces 0 by its default. */
    private static final long LEEWAY_SECONDS = 1;

    private static final KeyServer PROVIDER = KeyServer.away("jwks");
    private static final PublicJsonWebKey FIRST = Keys.rsa("first");
    private static final PublicJsonWebKey SECOND = Keys.elliptic("second");

    public static class KeysAtAnAddress implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.jwt.verify.publickey.location", PROVIDER.address(),
                    "mp.jwt.verify.clock.skew", Long.toString(LEEWAY_SECONDS),
                    "latchkey.jwks.refresh-interval", "1s",
                    "latchkey.jwks.forced-refresh-interval", "1s",
                    "latchkey.jwks.timeout", "500ms");
        }
    }

    @Test
    @Order(1)
    void noKeyKnown_isAnsweredWith503_andIsNotReady() {
        present(signedBy(FIRST))
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("urn:latchkey:problem:dependency-unavailable"));
        get("/q/health/ready").then().statusCode(503);
        get("/q/health/live").then().statusCode(200);
        PROVIDER.publish(FIRST);
        PROVIDER.comeBack();
        Eventually.isTrue(() -> present(signedBy(FIRST)).statusCode() == 200);
        get("/q/health/ready").then().statusCode(200);
    }

    /** The new key signs when it is published, while another caller continues with tokens of the old key. */
    @Test
    @Order(2)
    void rotatedKey_isAcceptedAtOnce_andTheOldOneToo() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        var thread = Executors.newSingleThreadExecutor();
        Future<Integer> old = thread.submit(() -> {
            int calls = 0;
            for (; !ended.get(); calls++) {
                accepted(signedBy(FIRST));
            }
            return calls;
        });
        PROVIDER.publish(FIRST, SECOND);
        Thread.sleep(1_100);
        accepted(signedBy(SECOND));
        ended.set(true);
        assertTrue(old.get() > 5);
        thread.shutdown();
    }

    @Test
    @Order(3)
    void withdrawnKey_isRefused_evenForACachedToken() {
        PROVIDER.publish(FIRST, SECOND);
        String token = signedBy(FIRST);
        Eventually.isTrue(() -> present(token).statusCode() == 200);
        assertEquals(0, CryptoThreads.verifyingSignatures(() -> accepted(token)).size());
        PROVIDER.publish(SECOND);
        Eventually.isTrue(() -> present(token).statusCode() == 401);
        accepted(signedBy(SECOND));
        PROVIDER.publish(FIRST, SECOND);
        Eventually.isTrue(() -> present(token).statusCode() == 200);
    }

    @ParameterizedTest
    @EnumSource
    @Order(4)
    void badAnswer_changesNoDecision(BadAnswer bad) {
        PROVIDER.publish(FIRST);
        Eventually.isTrue(() -> present(signedBy(FIRST)).statusCode() == 200);
        try (KeyServer attacker = KeyServer.start()) {
            attacker.publish(SECOND);
            PROVIDER.behave(bad.behaviour(attacker.address()));
            PublicJsonWebKey unknown = Keys.rsa("forged");
            PublicJsonWebKey sameId = Keys.rsa("first");
            Instant start = Instant.now();
            accepted(signedBy(FIRST));
            refused(signedBy(unknown));
            refused(signedBy(sameId));
            accepted(signedBy(FIRST));
            Duration took = Duration.between(start, Instant.now());
            assertTrue(took.toSeconds() < 10, took::toString);
            assertEquals(0, attacker.requests());
        }
    }

    /** At most one fetch a second. */
    @Test
    @Order(5)
    void unknownKeyIds_doNotReachTheProvider() {
        PROVIDER.publish(FIRST);
        Eventually.isTrue(() -> present(signedBy(FIRST)).statusCode() == 200);
        DevelopmentToken forged = Tokens.auditor().header("kid", "unknown");
        String token = forged.sign();
        Instant start = Instant.now();
        int before = PROVIDER.requests();
        List<Integer> answers = Parallel.run(20, () -> {
            for (int i = 0; i < 10; i++) {
                refused(token);
            }
            return 1;
        });
        long seconds = Duration.between(start, Instant.now()).toSeconds();
        assertEquals(20, answers.size());
        assertTrue(PROVIDER.requests() - before <= seconds + 2, PROVIDER.requests() - before + " in " + seconds);
    }

    /** At its expiry and the leeway, although it is cached. */
    @Test
    @Order(6)
    void expiredToken_isRefusedAtOnce() throws InterruptedException {
        long exp = Instant.now().getEpochSecond() + 3;
        String token =
                Tokens.auditor().signedBy(FIRST, "RS256").claim("exp", exp).sign();
        PROVIDER.publish(FIRST);
        Eventually.isTrue(() -> present(token).statusCode() == 200);
        Instant expired = Instant.ofEpochSecond(exp + LEEWAY_SECONDS);
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), expired).toMillis() + 1));
        refused(token);
    }

    /** A key that is too short for RSA (RFC 7518 §3.3) is not used, even if the issuer publishes it. */
    @Test
    @Order(7)
    void shortKey_isRefused() {
        PublicJsonWebKey tooShort = Keys.rsa("short", 1024);
        PROVIDER.publish(FIRST, tooShort, SECOND);
        Eventually.isTrue(() -> present(signedBy(SECOND)).statusCode() == 200);
        refused(signedBy(tooShort));
    }

    /** With one key, a token needs no key ID: a key in the token must not replace it. */
    @Test
    @Order(8)
    void keyInATokenWithoutKeyId_doesNotReplaceTheOnlyKey() {
        PROVIDER.publish(FIRST);
        DevelopmentToken withoutKeyId =
                Tokens.auditor().signedBy(FIRST, "RS256").header("kid", null);
        Eventually.isTrue(() -> present(withoutKeyId.sign()).statusCode() == 200);
        PublicJsonWebKey foreign = Keys.rsa("foreign");
        accepted(withoutKeyId.header("jwk", foreign.toParams(OutputControlLevel.PUBLIC_ONLY)));
        refused(withoutKeyId.signedWith(foreign.getPrivateKey()));
    }

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    private static String signedBy(PublicJsonWebKey key) {
        return Tokens.auditor()
                .signedBy(key, key.getKeyType().equals("EC") ? "ES256" : "RS256")
                .sign();
    }
}
