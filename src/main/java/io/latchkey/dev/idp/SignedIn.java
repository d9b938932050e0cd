package io.latchkey.dev.idp;

import java.time.Instant;
import java.util.List;

/** That somebody proved at some moment, and with some assurance, who they are. */
record SignedIn(Persona persona, Instant authTime, boolean verified) {

    static final String LOW = "standard";
    static final String HIGH = "high_assurance";

    String acr() {
        return verified ? HIGH : LOW;
    }

    List<String> amr() {
        return persona.methods(verified);
    }

    /** OpenID Connect Core §3.1.2.1: what acr_values and max_age ask for. */
    boolean suffices(AuthorizationRequest request, Instant now) {
        boolean strong = verified || !request.asksForHighAssurance();
        return strong
                && request.maxAge().stream().noneMatch(age -> authTime.plus(age).isBefore(now));
    }
}
