package io.latchkey.security;

import io.latchkey.testing.KeyServer;
import io.latchkey.testing.KeyServer.Behaviour;
import io.latchkey.testing.Keys;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctJwkGenerator;

/** Answers of an identity provider that is broken or compromised. */
enum BadAnswer {
    NOT_FOUND,
    ERROR,
    UNAVAILABLE_WITH_KEYS,
    NOTHING,
    HANG_UP,
    SILENCE,
    DRIP,
    HUGE,
    ENDLESS,
    REDIRECT,
    SEE_OTHER,
    HTML,
    GARBAGE,
    DEEP,
    LIST,
    KEYS_OF_ANOTHER_TYPE,
    NO_KEYS,
    SYMMETRIC,
    PRIVATE,
    FOR_ENCRYPTION,
    THOUSANDS;

    private static final int ENDLESS_TIMES = 100_000;

    /** @param elsewhere the target of redirects */
    Behaviour behaviour(String elsewhere) {
        return switch (this) {
            case NOT_FOUND -> KeyServer.text(404, "{}");
            case ERROR -> KeyServer.text(500, "<html>");
            case UNAVAILABLE_WITH_KEYS -> KeyServer.text(503, Keys.set(Keys.rsa("other")));
            case NOTHING -> KeyServer.text(200, "");
            case HANG_UP -> exchange -> {};
            case SILENCE -> exchange -> drip(0, exchange.getResponseBody());
            case DRIP ->
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    drip(20, exchange.getResponseBody());
                };
            case HUGE -> KeyServer.text(200, " ".repeat(JwksClient.MAX_BYTES) + Keys.set(Keys.rsa("other")));
            case ENDLESS ->
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] spaces = " ".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
                    for (int i = 0; i < ENDLESS_TIMES; i++) {
                        exchange.getResponseBody().write(spaces);
                    }
                };
            case REDIRECT -> redirect(302, elsewhere);
            case SEE_OTHER -> redirect(303, elsewhere);
            case HTML -> KeyServer.text(200, "<!DOCTYPE html><title>Sign in</title>");
            case GARBAGE -> KeyServer.text(200, "\u0000\u0001{\"keys\":[{\"kty\":\"RSA\"");
            case DEEP -> KeyServer.text(200, "{\"keys\":" + "[".repeat(JwksClient.MAX_BYTES / 2));
            case LIST -> KeyServer.text(200, "[" + Keys.set(Keys.rsa("other")) + "]");
            case KEYS_OF_ANOTHER_TYPE -> KeyServer.text(200, "{\"keys\":{\"kty\":\"RSA\"}}");
            case NO_KEYS -> KeyServer.text(200, "{\"keys\":[]}");
            case SYMMETRIC ->
                KeyServer.text(
                        200,
                        new JsonWebKeySet(OctJwkGenerator.generateJwk(256))
                                .toJson(OutputControlLevel.INCLUDE_SYMMETRIC));
            case PRIVATE ->
                KeyServer.text(200, new JsonWebKeySet(Keys.rsa("other")).toJson(OutputControlLevel.INCLUDE_PRIVATE));
            case FOR_ENCRYPTION ->
                KeyServer.text(200, Keys.set(Keys.rsa("other")).replace("\"RSA\"", "\"RSA\",\"use\":\"enc\""));
            case THOUSANDS -> KeyServer.text(200, thousands());
        };
    }

    private static Behaviour redirect(int status, String elsewhere) {
        return exchange -> {
            exchange.getResponseHeaders().add("Location", elsewhere);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Sends single bytes, so that no read times out. */
    private static void drip(int perSecond, OutputStream body) throws java.io.IOException {
        for (int i = 0; i < ENDLESS_TIMES; i++) {
            pause();
            if (perSecond > 0) {
                body.write(' ');
                body.flush();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Small keys, so that their number exceeds its limit and the response does not. */
    private static String thousands() {
        String key = Keys.set(Keys.elliptic("k"))
                .replaceFirst("^\\{\"keys\":\\[", "")
                .replaceFirst("]}$", "");
        return IntStream.range(0, 1_500)
                .mapToObj(i -> key.replace("\"k\"", "\"k" + i + "\""))
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }
}
