package io.latchkey.domain.code;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.UserId;
import java.util.Optional;

/**
 * What the comparison said, for the store to write down or, where the code has ended or too many wrong codes were counted
 * meanwhile, to correct.
 *
 * @param code what was compared with, where anything was
 * @param finding verified or rejected; whether it is throttled is the store's to say
 */
public record Verdict(UserId userId, Origin origin, Optional<Candidate> code, Verification finding) {}
