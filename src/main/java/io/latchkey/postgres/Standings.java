package io.latchkey.postgres;

import io.latchkey.domain.RateLimit;
import io.latchkey.domain.Standing;
import io.latchkey.domain.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Where a user stands, from the history of codes: the last word on six an hour. */
@ApplicationScoped
class Standings {

    private final CodeRepository codes;

    Standings(CodeRepository codes) {
        this.codes = codes;
    }

    /** A standing and the moment it was read at. */
    record Read(Instant now, Standing standing) {}

    /** The clock first: a code issued after it was read can only be counted, never missed. */
    Uni<Read> of(UserEntity user) {
        return DatabaseClock.now()
                .chain(now -> codes.recent(new UserId(user.id), now)
                        .map(recent -> new Read(now, standing(user, recent, now))));
    }

    private static Standing standing(UserEntity user, List<CodeEntity> recent, Instant now) {
        return new Standing(
                user.active,
                recent.stream()
                        .filter(code -> code.endsAt.isAfter(now))
                        .map(CodeEntity::toCode)
                        .findFirst(),
                RateLimit.GENERATE.stateAfter(
                        recent.stream().map(code -> code.issuedAt).toList(), now));
    }
}
