package io.latchkey.domain;

import java.util.Optional;

/**
 * What the comparison said, for the store to write down or, where the code has ended meanwhile, to correct.
 *
 * @param code what was compared with, where anything was
 * @param historyDecides whether the store must count wrong codes itself, since the store of windows is away
 */
public record Verdict(
        UserId userId, Origin origin, Optional<Candidate> code, Verification finding, boolean historyDecides) {}
