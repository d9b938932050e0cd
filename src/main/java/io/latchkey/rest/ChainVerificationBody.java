package io.latchkey.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.latchkey.domain.audit.ChainVerification;
import io.latchkey.domain.audit.ChainVerification.Head;
import io.latchkey.domain.user.UserId;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "ChainVerification",
        description = "What a user's chain of audit events is worth now",
        requiredProperties = {"userId", "intact", "events", "retainedFrom"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChainVerificationBody(
        @Schema(examples = "alice") String userId,

        @Schema(description = "Whether every event is the one that was written, and none is missing")
        boolean intact,

        @Schema(description = "How many events are retained", minimum = "0", examples = "17")
        long events,

        @Schema(
                description = "The last link, to be kept outside; absent where nothing ever happened",
                pattern = ChainVerification.LINK_PATTERN)
        String head,

        @Schema(description = "When the event of the last link was")
        Instant headAt,

        @Schema(description = "Events before were dropped with their months, which breaks no chain")
        Instant retainedFrom,

        @Schema(
                description =
                        "With keptHead: whether that link is still in the chain. If not, the chain was made up anew,"
                                + " or the link's event was dropped with its month")
        Boolean keptHeadFound,

        @Schema(description = "Where the chain breaks first; absent where it is intact")
        FirstBroken firstBroken) {

    @Schema(
            name = "BrokenLink",
            requiredProperties = {"position", "problem"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FirstBroken(
            @Schema(
                    description = "The event's place among all that were ever written of the user, counted from one",
                    minimum = "1")
            long position,

            @Schema(
                    description = "altered: not what was written. forged: never written by the service. missing: gone",
                    enumeration = {"altered", "forged", "missing"})
            String problem,

            @Schema(description = "Of the event; absent where it is missing")
            UUID id,

            @Schema(description = "Of the event; absent where it is missing")
            Instant at) {}

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
