package io.latchkey.usecase;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.code.Expiry;
import io.latchkey.domain.code.Issuance;
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
 * Every code there is or was. Each method is one atomic fact together with its audit event, decided by the store's own
 * clock and constraints.
 */
public interface Codes {

    /**
     * Issues a code unless the user's standing is against it, in the order of {@link Standing#refusals()}, or else the
     * administrator's quota.
     */
    Uni<Issuance> issue(NewCode code);

    /** Where a user stands; nothing for an unknown user. */
    Uni<Optional<Standing>> standing(UserId user);

    /** What is left for an administrator, by token subject, to generate for whomever. */
    Uni<RateLimitState> issuerQuota(String issuer);

    /**
     * What comes before comparing: nothing is compared where the throttle has no room for one more wrong code of this user.
     * Otherwise a code that is known already is used, unless it has ended, and of any other is said what to compare it with.
     *
     * @param known the code of the user that was presented, where it is known without comparing
     */
    Uni<Presented> present(UserId user, Optional<UUID> known, Origin origin);

    /**
     * Writes a finding down, and answers what it is worth now: a code that ended meanwhile is not verified, and past the
     * throttle neither a right code nor a wrong one is told from the other.
     */
    Uni<Verification> conclude(Verdict verdict);

    /** Ends the user's active code, if there is one. */
    Uni<Expiry> expire(UserId user, Origin origin);
}
