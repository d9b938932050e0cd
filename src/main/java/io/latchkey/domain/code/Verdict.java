package io.latchkey.domain.code;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.UserId;
import java.util.Optional;

/**
 * The result of a comparison, which the store records. The store corrects it if the code has ended since or the throttle is
 * exhausted.
 *
 * @param code what the presented code was compared with; empty if nothing was compared
 * @param finding verified or rejected; only the store decides whether it is throttled
 */
public record Verdict(UserId userId, Origin origin, Optional<Candidate> code, Verification finding) {}
