package io.latchkey.postgres.codes;

import io.latchkey.domain.code.TemporaryVerificationCode;
import io.latchkey.domain.code.Validity;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Entity
@Table(name = "temporary_verification_codes")
class CodeEntity {

    @Id
    UUID id;

    String userId;

    String hash;

    Instant issuedAt;

    Instant endsAt;

    String issuedBy;

    String reason;

    long uses;

    Instant lastUsedAt;

    long failedAttempts;

    TemporaryVerificationCode toCode() {
        return new TemporaryVerificationCode(
                new Validity(issuedAt, endsAt),
                issuedBy,
                Optional.ofNullable(reason),
                uses,
                Optional.ofNullable(lastUsedAt),
                failedAttempts);
    }
}
