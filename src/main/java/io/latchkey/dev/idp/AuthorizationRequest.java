package io.latchkey.dev.idp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A valid authorization request (OpenID Connect Core §3.1.2.1, RFC 7636 §4.3). */
record AuthorizationRequest(
        RedirectAddress returnAddress,
        List<String> scopes,
        Optional<String> nonce,
        List<String> prompts,
        Optional<Duration> maxAge,
        List<String> acrValues,
        String codeChallenge) {

    /** RFC 7636 §4.2: 256 bits in base64url. */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** RFC 7636 §4.1. */
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private static final List<String> PROMPTS = List.of("none", "login", "consent", "select_account");

    /** @throws OidcError to be sent to the redirect address */
    static AuthorizationRequest of(Parameters parameters, RedirectAddress returnAddress) {
        if (!parameters.require("response_type").equals("code")) {
            throw new OidcError("unsupported_response_type", "response_type must be code");
        }
        return new AuthorizationRequest(
                returnAddress,
                scopes(parameters),
                parameters.find("nonce"),
                prompts(parameters),
                parameters.find("max_age").map(AuthorizationRequest::seconds),
                parameters.list("acr_values"),
                challenge(parameters));
    }

    /** RFC 7636 §4.6. */
    boolean matches(String verifier) {
        return VERIFIER.matcher(verifier).matches() && codeChallenge.equals(sha256(verifier));
    }

    boolean requiresHighAssurance() {
        return acrValues.contains(SignedIn.HIGH);
    }

    boolean forbidsPages() {
        return prompts.contains("none");
    }

    /** Consent is always given. */
    boolean requiresPage() {
        return prompts.contains("login") || prompts.contains("select_account");
    }

    private static List<String> scopes(Parameters parameters) {
        List<String> scopes = parameters.list("scope");
        if (!scopes.contains("openid")) {
            throw new OidcError("invalid_scope", "scope must contain openid");
        }
        return scopes;
    }

    private static List<String> prompts(Parameters parameters) {
        List<String> prompts = parameters.list("prompt");
        boolean noneAndMore = prompts.contains("none") && prompts.size() > 1;
        if (noneAndMore || !PROMPTS.containsAll(prompts)) {
            throw OidcError.invalidRequest("prompt must be none, or any of login, consent and select_account");
        }
        return prompts;
    }

    private static Duration seconds(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw OidcError.invalidRequest("max_age must be in seconds");
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }

    private static String challenge(Parameters parameters) {
        String challenge = parameters.require("code_challenge");
        boolean sha256 =
                parameters.find("code_challenge_method").orElse("plain").equals("S256");
        if (!sha256 || !CHALLENGE.matcher(challenge).matches()) {
            throw OidcError.invalidRequest("code_challenge must be of code_challenge_method S256");
        }
        return challenge;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
