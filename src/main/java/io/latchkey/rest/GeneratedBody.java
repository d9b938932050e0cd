package io.latchkey.rest;

import io.latchkey.domain.code.Generation.Generated;
import io.latchkey.domain.user.UserId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "GeneratedCode",
        description = "The one answer that holds the code; it is shown once",
        requiredProperties = {"code", "userId", "issuedAt", "expiresAt"})
record GeneratedBody(
        @Schema(
                description = "The code, to be read out to the user; reusable until it ends",
                pattern = "^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$",
                examples = "7K3M-Q9XT-C4D8")
        String code,

        @Schema(examples = "alice") String userId,
        @Schema(examples = "2026-11-24T09:00:00Z") Instant issuedAt,
        @Schema(examples = "2026-11-24T13:00:00Z") Instant expiresAt) {

    static GeneratedBody of(UserId user, Generated generated) {
        return new GeneratedBody(
                generated.code().reveal(),
                user.value(),
                generated.validity().issuedAt(),
                generated.validity().endsAt());
    }

    /** A log line of an answer is not the place for a code. */
    @Override
    public String toString() {
        return "GeneratedBody[userId=" + userId + ", expiresAt=" + expiresAt + "]";
    }
}
