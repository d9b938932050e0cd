package io.latchkey.domain.code;

import java.time.Instant;
import java.util.Optional;

/** An active code as an administrator may see it: everything except the code itself. */
public record TemporaryVerificationCode(
        Validity validity,
        String issuedBy,
        Optional<String> reason,
        long uses,
        Optional<Instant> lastUsedAt,
        long failedAttempts) {

    /** Long enough for a case number and a sentence. */
    public static final int MAX_REASON_LENGTH = 256;
}
