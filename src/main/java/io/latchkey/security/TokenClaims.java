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

/** Claims as plain values, whatever JSON the identity provider chose for them. A claim of another type is absent. */
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
                .map(Instant::ofEpochSecond);
    }

    /** A list of strings, or one string that stands for a list of one. */
    Set<String> texts(String claim) {
        Object value = token.getClaim(claim);
        Stream<?> values = value instanceof Collection<?> several ? several.stream() : Stream.ofNullable(value);
        return values.flatMap(each -> asText(each).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> asText(Object value) {
        return value instanceof JsonString json
                ? Optional.of(json.getString())
                : Optional.of(value).filter(String.class::isInstance).map(String.class::cast);
    }

    private static Optional<Long> asSeconds(Object value) {
        if (value instanceof JsonValue) {
            return value instanceof JsonNumber json ? Optional.of(json.longValue()) : Optional.empty();
        }
        return Optional.of(value).filter(Number.class::isInstance).map(number -> ((Number) number).longValue());
    }
}
