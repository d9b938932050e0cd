package io.latchkey.security;

import static io.latchkey.security.TokenCalls.accepted;
import static io.latchkey.security.TokenCalls.refused;
import static io.latchkey.testing.Calls.CODE;
import static io.latchkey.testing.Calls.METHODS;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.CryptoThreads;
import io.latchkey.testing.People;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The signature of a token is verified once, on a worker, and cached tokens are not confused. */
@QuarkusTest
class KnownTokensTest {

    @Test
    void signature_isVerifiedOnce_onAWorker() {
        String token = Tokens.auditor().sign();
        List<Thread> first = CryptoThreads.verifyingSignatures(() -> accepted(token));
        assertEquals(1, first.size());
        assertTrue(first.get(0).getName().matches("(executor|vert.x-worker)-thread-.*"), first::toString);
        List<Thread> more = CryptoThreads.verifyingSignatures(() -> {
            for (int i = 0; i < 5; i++) {
                accepted(token);
            }
        });
        assertEquals(List.of(), more);
    }

    @Test
    void refusedToken_isNotCached() {
        String token = Tokens.auditor().claim("aud", "other").sign();
        assertEquals(
                2,
                CryptoThreads.verifyingSignatures(() -> {
                            refused(token);
                            refused(token);
                        })
                        .size());
    }

    @Test
    void tokenSimilarToACachedOne_isRefused() {
        String token = Tokens.auditor().sign();
        accepted(token);
        refused(token.substring(0, token.length() - 2));
        int claims = token.indexOf('.') + 20;
        char other = token.charAt(claims) == 'x' ? 'y' : 'x';
        refused(token.substring(0, claims) + other + token.substring(claims + 1));
    }

    @Test
    void cachedTokens_areNotConfused() {
        String user = People.activeUser();
        String admin = Tokens.admin().sign();
        String pipeline = Tokens.pipeline().sign();
        for (int i = 0; i < 3; i++) {
            given().auth().oauth2(admin).get(CODE, user).then().statusCode(200);
            given().auth().oauth2(admin).get(METHODS, user).then().statusCode(403);
            given().auth().oauth2(pipeline).get(METHODS, user).then().statusCode(200);
            given().auth().oauth2(pipeline).get(CODE, user).then().statusCode(403);
        }
    }

    @Test
    void cacheHits_areCounted() {
        String token = Tokens.auditor().sign();
        accepted(token);
        double before = hits();
        accepted(token);
        assertTrue(hits() > before);
    }

    private static double hits() {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("cache_gets_total") && line.contains("verified-tokens"))
                .filter(line -> line.contains("result=\"hit\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
