package io.latchkey.postgres.codes;

import io.latchkey.domain.code.Quota;
import io.latchkey.domain.code.Standing;
import io.latchkey.postgres.DatabaseClock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** A user's standing, from the history of codes. It decides the quota of six codes per hour. */
@ApplicationScoped
class Standings {

    private final CodeRepository codes;

    Standings(CodeRepository codes) {
        this.codes = codes;
    }

    /** A standing and the time at which it was read. */
    record Read(Instant now, Standing standing) {}

    /** Reads the clock first, so that a code issued in between is counted and not missed. */
    Uni<Read> of(CodeOwner owner) {
        return DatabaseClock.now()
                .chain(now -> codes.recent(owner.id(), now).map(recent -> new Read(now, standing(owner, recent, now))));
    }

    private static Standing standing(CodeOwner owner, List<CodeEntity> recent, Instant now) {
        return new Standing(
                owner.active(),
                recent.stream()
                        .filter(code -> code.endsAt.isAfter(now))
                        .map(CodeEntity::toCode)
                        .findFirst(),
                Quota.OF_USER.stateAfter(
                        recent.stream().map(code -> code.issuedAt).toList(), now));
    }
}
