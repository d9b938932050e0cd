package io.latchkey.security;

import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.jwx.JsonWebStructure;

/** Rules beyond signature, issuer, audience and expiry, which SmallRye JWT checks (RFC 9068, RFC 8725). */
@Singleton
class AccessTokenRules {

    /** How far the identity provider's clock may be ahead of this one; SmallRye JWT's default for {@code nbf} and {@code exp}. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /** RFC 7515 §4.1.11, RFC 7797 §7: no extension is supported, and a JWT is always encoded. */
    private static final List<String> EXTENSIONS = List.of(HeaderParameterNames.CRITICAL, "b64");

    /** At most 255 characters (OpenID Connect Core §2). Without a subject, an audit event has no actor. */
    private static final Pattern SUBJECT = Pattern.compile("(?=.*\\S)[^\\p{Cntrl}]{1,255}");

    private final Set<String> types;
    private final InstantSource clock;

    AccessTokenRules(AccessTokenSettings settings, InstantSource clock) {
        this.types = settings.types().stream().map(AccessTokenRules::normalize).collect(Collectors.toUnmodifiableSet());
        this.clock = clock;
    }

    void check(JwtContext token) throws ParseException {
        List<JsonWebStructure> layers = token.getJoseObjects();
        refuseUnless(layers.size() == 1, "nested token");
        JsonWebStructure only = layers.get(0);
        refuseUnless(isAccessToken(only.getHeader(HeaderParameterNames.TYPE)), "typ is not of an access token");
        refuseUnless(
                EXTENSIONS.stream().allMatch(header -> only.getObjectHeader(header) == null),
                "unsupported critical header");
        refuseUnless(hasSubject(token.getJwtClaims()), "sub is missing or not a name");
        refuseUnless(isIssued(token.getJwtClaims()), "iat is in the future");
    }

    /** Excludes other tokens of the same issuer, such as ID tokens (RFC 9068 §4, RFC 8725 §3.11). */
    private boolean isAccessToken(String type) {
        return Optional.ofNullable(type)
                .map(AccessTokenRules::normalize)
                .filter(types::contains)
                .isPresent();
    }

    /** A media type ignores case, and its prefix may be omitted (RFC 7515 §4.1.9). */
    private static String normalize(String type) {
        return type.toLowerCase(Locale.ROOT).replaceFirst("^application/", "");
    }

    private static boolean hasSubject(JwtClaims claims) {
        return claims.getClaimValue("sub") instanceof String subject
                && SUBJECT.matcher(subject).matches();
    }

    private boolean isIssued(JwtClaims claims) throws ParseException {
        try {
            return claims.getIssuedAt().getValue()
                    <= clock.instant().plus(CLOCK_SKEW).getEpochSecond();
        } catch (MalformedClaimException e) {
            throw new ParseException("iat is not a time", e);
        }
    }

    private static void refuseUnless(boolean valid, String reason) throws ParseException {
        if (!valid) {
            throw new ParseException("signature valid, token refused: " + reason);
        }
    }
}
