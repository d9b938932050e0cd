package io.latchkey.http;

import io.latchkey.domain.caller.StepUpPolicy;
import jakarta.enterprise.context.ApplicationScoped;

/** The values of {@code WWW-Authenticate} (RFC 6750 §3, RFC 9470 §3). */
@ApplicationScoped
class Challenges {

    /** RFC 6750 §3.1: no error code if the request has no token. */
    static final String TOKEN_MISSING = "Bearer";

    static final String TOKEN_REFUSED_DESCRIPTION = "The access token is invalid or has expired";
    static final String TOKEN_REFUSED = error("invalid_token", TOKEN_REFUSED_DESCRIPTION);
    static final String STEP_UP_DESCRIPTION = "A stronger or more recent authentication is required";

    private final StepUpPolicy policy;

    Challenges(StepUpPolicy policy) {
        this.policy = policy;
    }

    /** With the accepted levels, separated by spaces and in order of preference, and the maximum age in seconds. */
    String stepUp() {
        String maxAge = policy.maxAge()
                .map(age -> ", max_age=\"%d\"".formatted(age.toSeconds()))
                .orElse("");
        return error("insufficient_user_authentication", STEP_UP_DESCRIPTION) + ", acr_values=\""
                + String.join(" ", policy.acrValues()) + "\"" + maxAge;
    }

    private static String error(String code, String description) {
        return "Bearer error=\"%s\", error_description=\"%s\"".formatted(code, description);
    }
}
