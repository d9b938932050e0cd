package io.latchkey.dev.idp;

import java.time.Instant;
import java.util.List;

/** A login: the user, the time of authentication and whether the second factor was verified. */
record SignedIn(Persona persona, Instant authTime, boolean verified) {

    static final String LOW = "standard";
    static final String HIGH = "high_assurance";

    String acr() {
        return verified ? HIGH : LOW;
    }

    List<String> amr() {
        return persona.methods(verified);
    }

    /** OpenID Connect Core §3.1.2.1: satisfies acr_values and max_age. */
    boolean satisfies(AuthorizationRequest request, Instant now) {
        boolean strong = verified || !request.requiresHighAssurance();
        return strong
                && request.maxAge().stream().noneMatch(age -> authTime.plus(age).isBefore(now));
    }
}
