package io.latchkey.security;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Claims as plain values. A claim of an unexpected type counts as absent, and so does a text with a NUL, which an audit event
 * cannot store.
 */
final class TokenClaims {

    private final JsonWebToken token;

    TokenClaims(JsonWebToken token) {
        this.token = token;
    }

    Optional<String> text(String claim) {
        return Optional.ofNullable(token.getClaim(claim)).flatMap(TokenClaims::asText);
    }

    Optional<Instant> instant(String claim) {
        return Optional.ofNullable(token.getClaim(claim))
                .flatMap(TokenClaims::asSeconds)
                .map(TokenClaims::instant);
    }

    /** The first or the last {@code Instant} if the value is out of range. */
    private static Instant instant(long seconds) {
        return Instant.ofEpochSecond(
                Math.max(Instant.MIN.getEpochSecond(), Math.min(seconds, Instant.MAX.getEpochSecond())));
    }

    /** A list of strings; a single string counts as a list of one. */
    Set<String> texts(String claim) {
        Object value = token.getClaim(claim);
        Stream<?> values = value instanceof Collection<?> several ? several.stream() : Stream.ofNullable(value);
        return values.flatMap(each -> asText(each).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> asText(Object value) {
        return Optional.of(value instanceof JsonString json ? json.getString() : value)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> text.indexOf('\0') < 0);
    }

    private static Optional<Long> asSeconds(Object value) {
        if (value instanceof JsonValue) {
            return value instanceof JsonNumber json ? Optional.of(json.longValue()) : Optional.empty();
        }
        return Optional.of(value).filter(Number.class::isInstance).map(number -> ((Number) number).longValue());
    }
}
