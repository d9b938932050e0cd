package io.latchkey.usecase;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.code.Expiry;
import io.latchkey.domain.code.Generation;
import io.latchkey.domain.code.NewCode;
import io.latchkey.domain.code.Presented;
import io.latchkey.domain.code.RateLimitState;
import io.latchkey.domain.code.Standing;
import io.latchkey.domain.code.Verdict;
import io.latchkey.domain.code.Verification;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/**
 * All codes, past and present. Each method is one atomic fact together with its audit event; the store's clock and constraints
 * decide.
 */
public interface Codes {

    /**
     * Issues a code, unless the user's standing forbids it, in the order of {@link Standing#refusals()}, or the administrator's
     * quota is exhausted. The outcome does not contain the code.
     */
    Uni<Generation> issue(NewCode code);

    /** The user's standing; empty for an unknown user. */
    Uni<Optional<Standing>> standing(UserId user);

    /** What an administrator may still generate, for all users together. The issuer is the subject of the token. */
    Uni<RateLimitState> issuerQuota(String issuer);

    /**
     * Runs before the comparison. If the throttle is exhausted, nothing is compared. Otherwise a known code is used, unless it
     * has ended; for any other code the answer is the candidate to compare it with.
     *
     * @param known the id of the presented code, if a replica has verified it before
     */
    Uni<Presented> present(UserId user, Optional<UUID> known, Origin origin);

    /**
     * Records a finding and returns the verification's outcome: a code that has ended since is not verified, and if the throttle
     * was exhausted since, the outcome does not depend on whether the code was right.
     */
    Uni<Verification> conclude(Verdict verdict);

    /** Ends the user's active code, if there is one. */
    Uni<Expiry> expire(UserId user, Origin origin);
}
