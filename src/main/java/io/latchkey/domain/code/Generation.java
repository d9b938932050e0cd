package io.latchkey.domain.code;

import java.util.Optional;

/** What came of asking for a code. */
public sealed interface Generation {

    /** @param code leaves the service in the answer to this request and never again */
    record Generated(CodeText code, Validity validity, RateLimitState quota) implements Generation {}

    /**
     * @param standing of the user, where the user is known and the refusal came of it
     * @param issuerQuota of the administrator, where the refusal came of it
     */
    record Refused(Refusal refusal, Optional<Standing> standing, Optional<RateLimitState> issuerQuota)
            implements Generation {

        public Refused(Refusal refusal) {
            this(refusal, Optional.empty());
        }

        public Refused(Refusal refusal, Optional<Standing> standing) {
            this(refusal, standing, Optional.empty());
        }

        public static Refused byIssuerQuota(RateLimitState exhausted) {
            return new Refused(Refusal.ISSUER_QUOTA_EXCEEDED, Optional.empty(), Optional.of(exhausted));
        }
    }
}
