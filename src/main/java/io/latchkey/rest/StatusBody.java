package io.latchkey.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.latchkey.domain.code.RateLimitState;
import io.latchkey.domain.code.Refusal;
import io.latchkey.domain.code.TemporaryVerificationCode;
import io.latchkey.usecase.DescribeCode.Description;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "CodeStatus",
        description = "A user's code and quota. Without an active code, its members are absent",
        requiredProperties = {"active", "quota", "generate"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatusBody(
        boolean active,
        Instant issuedAt,
        Instant expiresAt,

        @Schema(description = "Token subject of the administrator", examples = "carol")
        String issuedBy,

        @Schema(examples = "lost phone, case 4711") String reason,

        @Schema(description = "How often the code was accepted", minimum = "0")
        Long uses,

        Instant lastUsedAt,

        @Schema(description = "Wrong codes presented while this one is active", minimum = "0")
        Long failedAttempts,

        Quota quota,
        Generate generate) {

    @Schema(
            name = "CodeQuota",
            description = "How many codes may still be generated for the user",
            requiredProperties = {"limit", "remaining", "windowSeconds", "resetsInSeconds"})
    record Quota(
            @Schema(examples = "6") int limit,

            @Schema(minimum = "0", maximum = "6", examples = "5")
            int remaining,

            @Schema(examples = "3600") long windowSeconds,

            @Schema(description = "Until remaining grows; 0 where nothing is used", minimum = "0", examples = "1140")
            long resetsInSeconds) {

        static Quota of(RateLimitState state) {
            return new Quota(
                    state.policy().limit(),
                    state.remaining(),
                    state.policy().window().toSeconds(),
                    state.resetsInSeconds());
        }
    }

    @Schema(
            name = "GenerateAllowed",
            description = "Whether this caller may generate a code for this user now",
            requiredProperties = {"allowed", "blockedBy"})
    record Generate(
            boolean allowed,

            @Schema(description = "What is against it") List<Blocker> blockedBy) {}

    @Schema(
            name = "Blocker",
            type = SchemaType.STRING,
            enumeration = {
                "user_inactive",
                "active_code_exists",
                "quota_exceeded",
                "self_issue",
                "temporary_session",
                "step_up_required",
                "role_required"
            })
    record Blocker(@JsonValue String word) {

        /** The user's quota or the caller's own: what to do is the same, wait. */
        static Blocker of(Refusal refusal) {
            return new Blocker((refusal == Refusal.ISSUER_QUOTA_EXCEEDED ? Refusal.QUOTA_EXCEEDED : refusal).word());
        }
    }

    static StatusBody of(Description description) {
        Optional<TemporaryVerificationCode> code = description.standing().code();
        List<Blocker> blockedBy =
                description.blockedBy().stream().map(Blocker::of).distinct().toList();
        return new StatusBody(
                code.isPresent(),
                code.map(active -> active.validity().issuedAt()).orElse(null),
                code.map(active -> active.validity().endsAt()).orElse(null),
                code.map(TemporaryVerificationCode::issuedBy).orElse(null),
                code.flatMap(TemporaryVerificationCode::reason).orElse(null),
                code.map(TemporaryVerificationCode::uses).orElse(null),
                code.flatMap(TemporaryVerificationCode::lastUsedAt).orElse(null),
                code.map(TemporaryVerificationCode::failedAttempts).orElse(null),
                Quota.of(description.standing().quota()),
                new Generate(blockedBy.isEmpty(), blockedBy));
    }
}
