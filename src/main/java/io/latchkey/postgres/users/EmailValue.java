package io.latchkey.postgres.users;

import io.latchkey.domain.user.Email;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;

@Embeddable
class EmailValue {

    String value;

    String type;

    String display;

    /** {@code primary} is a reserved word of PostgreSQL. */
    @Column(name = "is_primary")
    boolean primary;

    static EmailValue of(Email email) {
        EmailValue value = new EmailValue();
        value.value = email.value().orElse(null);
        value.type = email.type().orElse(null);
        value.display = email.display().orElse(null);
        value.primary = email.primary();
        return value;
    }

    Email toEmail() {
        return new Email(Optional.ofNullable(value), Optional.ofNullable(type), Optional.ofNullable(display), primary);
    }
}
