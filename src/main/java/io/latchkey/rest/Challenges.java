package io.latchkey.rest;

import io.latchkey.domain.StepUpPolicy;
import jakarta.enterprise.context.ApplicationScoped;

/** What a refused caller is told to bring: RFC 6750 §3 and RFC 9470 §3. */
@ApplicationScoped
class Challenges {

    private final StepUpPolicy stepUp;

    Challenges(StepUpPolicy stepUp) {
        this.stepUp = stepUp;
    }

    /** RFC 6750 §3.1: no error code for a caller who brought no token. */
    String bearer(boolean presented) {
        return presented
                ? "Bearer error=\"invalid_token\", error_description=\"The access token is not valid here\""
                : "Bearer";
    }

    /** Space-separated values, in order of preference (RFC 9470 §3); the age in seconds. */
    String stepUp() {
        String maxAge = stepUp.maxAge()
                .map(age -> ", max_age=\"%d\"".formatted(age.toSeconds()))
                .orElse("");
        return "Bearer error=\"insufficient_user_authentication\","
                + " error_description=\"A stronger or more recent authentication is required\","
                + " acr_values=\"" + String.join(" ", stepUp.acrValues()) + "\"" + maxAge;
    }
}
