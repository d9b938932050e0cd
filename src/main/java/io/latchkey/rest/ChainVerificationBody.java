package io.latchkey.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.latchkey.domain.audit.ChainVerification;
import io.latchkey.domain.audit.ChainVerification.Head;
import io.latchkey.domain.user.UserId;
import java.time.Instant;
import java.util.UUID;

@JsonInclude(JsonInclude.Include.NON_NULL)
record ChainVerificationBody(
        String userId,
        boolean intact,
        long events,
        String head,
        Instant headAt,
        Instant retainedFrom,
        Boolean keptHeadFound,
        FirstBroken firstBroken) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FirstBroken(long position, String problem, UUID id, Instant at) {}

    static ChainVerificationBody of(UserId user, ChainVerification verification) {
        return new ChainVerificationBody(
                user.value(),
                verification.isIntact(),
                verification.events(),
                verification.head().map(Head::link).orElse(null),
                verification.head().map(Head::at).orElse(null),
                verification.retainedFrom(),
                verification.keptHeadFound().orElse(null),
                verification
                        .firstBroken()
                        .map(ChainVerificationBody::firstBroken)
                        .orElse(null));
    }

    private static FirstBroken firstBroken(ChainVerification.BrokenLink link) {
        return new FirstBroken(
                link.position(),
                link.problem().word(),
                link.id().orElse(null),
                link.at().orElse(null));
    }
}
