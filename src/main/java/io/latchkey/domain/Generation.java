package io.latchkey.domain;

import java.util.Optional;

/** What came of asking for a code. */
public sealed interface Generation {

    /** @param code leaves the service in the answer to this request and never again */
    record Generated(CodeText code, Validity validity, RateLimitState quota) implements Generation {}

    /** @param standing of the user, where the user is known and the refusal came of it */
    record Refused(Refusal refusal, Optional<Standing> standing) implements Generation {

        public Refused(Refusal refusal) {
            this(refusal, Optional.empty());
        }
    }
}
