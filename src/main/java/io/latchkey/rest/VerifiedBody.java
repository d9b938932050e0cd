package io.latchkey.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.latchkey.domain.caller.Session;
import io.latchkey.domain.code.Rejection;
import io.latchkey.domain.code.Verification.Verified;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "VerifyResponse", description = "Whether the code stands", requiredProperties = "verified")
@JsonInclude(JsonInclude.Include.NON_NULL)
record VerifiedBody(
        boolean verified,

        @Schema(
                description =
                        "Authentication methods references (RFC 8176) to add to the session's; only when verified",
                examples = "[\"tvc\"]")
        List<String> amr,

        @Schema(description = "A session born from the code should end by then; only when verified")
        Instant sessionNotAfter,

        @Schema(
                description = "Why not; only when not verified",
                enumeration = {"malformed", "mismatch", "expired", "no_active_code", "purpose_not_allowed"})
        String reason) {

    static VerifiedBody of(Verified verified) {
        return new VerifiedBody(true, List.of(Session.TEMPORARY_CODE), verified.sessionNotAfter(), null);
    }

    static VerifiedBody of(Rejection rejection) {
        return new VerifiedBody(false, null, null, rejection.word());
    }
}
