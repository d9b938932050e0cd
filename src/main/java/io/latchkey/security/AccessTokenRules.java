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

/** What a token is to be beyond well signed, of our issuer, for us and of this hour (RFC 9068, RFC 8725). */
@Singleton
class AccessTokenRules {

    /** How far the identity provider's clock may run ahead of ours; SmallRye JWT's default for {@code nbf} and {@code exp}. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /** RFC 7515 §4.1.11, RFC 7797 §7: no extension is understood, and a JWT is always encoded. */
    private static final List<String> EXTENSIONS = List.of(HeaderParameterNames.CRITICAL, "b64");

    /** OpenID Connect Core §2 has at most 255 characters; without one an audit event has no actor. */
    private static final Pattern SUBJECT = Pattern.compile("(?=.*\\S)[^\\p{Cntrl}]{1,255}");

    private final Set<String> types;
    private final InstantSource clock;

    AccessTokenRules(AccessTokenSettings settings, InstantSource clock) {
        this.types = settings.types().stream().map(AccessTokenRules::normal).collect(Collectors.toUnmodifiableSet());
        this.clock = clock;
    }

    void check(JwtContext token) throws ParseException {
        List<JsonWebStructure> layers = token.getJoseObjects();
        refuseUnless(layers.size() == 1, "it is a token within a token");
        JsonWebStructure only = layers.get(0);
        refuseUnless(isAccessToken(only.getHeader(HeaderParameterNames.TYPE)), "it is no access token by its typ");
        refuseUnless(
                EXTENSIONS.stream().allMatch(header -> only.getObjectHeader(header) == null),
                "it has a header that is not understood");
        refuseUnless(hasSubject(token.getJwtClaims()), "its sub is no name");
        refuseUnless(isIssued(token.getJwtClaims()), "it is of the future");
    }

    /** No other token of the same issuer, an ID token above all (RFC 9068 §4, RFC 8725 §3.11). */
    private boolean isAccessToken(String type) {
        return Optional.ofNullable(type)
                .map(AccessTokenRules::normal)
                .filter(types::contains)
                .isPresent();
    }

    /** A media type, whose name ignores case and may leave its first half out (RFC 7515 §4.1.9). */
    private static String normal(String type) {
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
            throw new ParseException("its iat is no time", e);
        }
    }

    private static void refuseUnless(boolean good, String why) throws ParseException {
        if (!good) {
            throw new ParseException("the token is well signed and refused: " + why);
        }
    }
}
