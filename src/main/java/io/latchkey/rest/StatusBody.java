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

@JsonInclude(JsonInclude.Include.NON_NULL)
record StatusBody(
        boolean active,
        Instant issuedAt,
        Instant expiresAt,
        String issuedBy,
        String reason,
        Long uses,
        Instant lastUsedAt,
        Long failedAttempts,
        Quota quota,
        Generate generate) {

    record Quota(int limit, int remaining, long windowSeconds, long resetsInSeconds) {

        static Quota of(RateLimitState state) {
            return new Quota(
                    state.policy().limit(),
                    state.remaining(),
                    state.policy().window().toSeconds(),
                    state.resetsInSeconds());
        }
    }

    record Generate(boolean allowed, List<Blocker> blockedBy) {}

    record Blocker(@JsonValue String word) {

        /** The user's quota and the caller's own quota are one blocker, because both require waiting. */
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
