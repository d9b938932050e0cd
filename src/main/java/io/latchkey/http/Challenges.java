package io.latchkey.http;

import io.latchkey.domain.caller.StepUpPolicy;
import jakarta.enterprise.context.ApplicationScoped;

/** What a refused caller is told to bring: RFC 6750 §3 and RFC 9470 §3. */
@ApplicationScoped
class Challenges {

    /** RFC 6750 §3.1: no error code for a caller who brought no token. */
    static final String TOKEN_MISSING = "Bearer";

    static final String TOKEN_REFUSED_DESCRIPTION = "The access token is not valid here";
    static final String TOKEN_REFUSED = error("invalid_token", TOKEN_REFUSED_DESCRIPTION);
    static final String STEP_UP_DESCRIPTION = "A stronger or more recent authentication is required";

    private final StepUpPolicy policy;

    Challenges(StepUpPolicy policy) {
        this.policy = policy;
    }

    /** Space-separated values, in order of preference; the age in seconds. */
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
