package io.latchkey.usecase;

import io.latchkey.domain.code.Candidate;
import io.latchkey.domain.code.NewCode;
import io.latchkey.domain.code.TemporaryVerificationCode;
import io.latchkey.domain.code.Validity;
import io.latchkey.domain.code.Verification;
import io.latchkey.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A row of {@link InMemoryCodes}. */
final class InMemoryCode {

    private final UUID id = UUID.randomUUID();
    private final NewCode code;
    private Validity validity;
    private long uses;
    private Optional<Instant> lastUsedAt = Optional.empty();
    private long failedAttempts;

    InMemoryCode(NewCode code, Instant issuedAt) {
        this.code = code;
        this.validity = Validity.of(issuedAt, code.lifetime());
    }

    UUID id() {
        return id;
    }

    Validity validity() {
        return validity;
    }

    boolean isOf(UserId user) {
        return code.userId().equals(user);
    }

    boolean standsAt(Instant now) {
        return validity.endsAt().isAfter(now);
    }

    void endAt(Instant now) {
        validity = new Validity(validity.issuedAt(), now);
    }

    void count(Verification outcome, Instant now) {
        if (outcome instanceof Verification.Verified) {
            uses++;
            lastUsedAt = Optional.of(now);
        } else {
            failedAttempts++;
        }
    }

    Candidate candidate(Instant now) {
        return new Candidate(id, code.hash(), standsAt(now), validity.endsAt());
    }

    /** As an administrator may see it. */
    TemporaryVerificationCode seen() {
        return new TemporaryVerificationCode(
                validity, code.origin().actor().subject(), code.reason(), uses, lastUsedAt, failedAttempts);
    }
}
