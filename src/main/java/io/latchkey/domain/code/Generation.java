package io.latchkey.domain.code;

import java.util.Optional;
import java.util.function.Function;

/** The outcome of a request for a code. */
public sealed interface Generation {

    <T> T fold(Function<Generated, T> onGenerated, Function<Refused, T> onRefused);

    /**
     * @param code leaves the service in the answer to this request and never again; empty in the store's outcome, because the
     *     store does not know it
     * @param quota of the user, after this code
     * @param reissues how many reissues in a row end with this code, {@link Reissues#ALARMING} at most
     */
    record Generated(Optional<CodeText> code, Validity validity, RateLimitState quota, int reissues)
            implements Generation {

        public Generated(Validity validity, RateLimitState quota, int reissues) {
            this(Optional.empty(), validity, quota, reissues);
        }

        public Generated withCode(CodeText text) {
            return new Generated(Optional.of(text), validity, quota, reissues);
        }

        @Override
        public <T> T fold(Function<Generated, T> onGenerated, Function<Refused, T> onRefused) {
            return onGenerated.apply(this);
        }
    }

    /**
     * @param standing of the user, if the user is known and is the reason
     * @param issuerQuota of the administrator, if it is the reason
     */
    record Refused(Refusal reason, Optional<Standing> standing, Optional<RateLimitState> issuerQuota)
            implements Generation {

        public Refused(Refusal reason) {
            this(reason, Optional.empty());
        }

        public Refused(Refusal reason, Optional<Standing> standing) {
            this(reason, standing, Optional.empty());
        }

        public static Refused byIssuerQuota(RateLimitState exhausted) {
            return new Refused(Refusal.ISSUER_QUOTA_EXCEEDED, Optional.empty(), Optional.of(exhausted));
        }

        @Override
        public <T> T fold(Function<Generated, T> onGenerated, Function<Refused, T> onRefused) {
            return onRefused.apply(this);
        }
    }
}
