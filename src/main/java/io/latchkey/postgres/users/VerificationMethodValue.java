package io.latchkey.postgres.users;

import io.latchkey.domain.user.VerificationMethod;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;

@Embeddable
class VerificationMethodValue {

    String type;

    String display;

    /** {@code primary} is a reserved word of PostgreSQL. */
    @Column(name = "is_primary")
    boolean primary;

    static VerificationMethodValue of(VerificationMethod method) {
        VerificationMethodValue value = new VerificationMethodValue();
        value.type = method.type();
        value.display = method.display().orElse(null);
        value.primary = method.primary();
        return value;
    }

    VerificationMethod toMethod() {
        return new VerificationMethod(type, Optional.ofNullable(display), primary);
    }
}
