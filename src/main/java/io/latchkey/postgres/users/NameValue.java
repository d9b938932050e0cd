package io.latchkey.postgres.users;

import io.latchkey.domain.user.PersonName;
import jakarta.persistence.Embeddable;
import java.util.Optional;

@Embeddable
class NameValue {

    String formattedName;

    String familyName;

    String givenName;

    String middleName;

    String honorificPrefix;

    String honorificSuffix;

    static NameValue of(PersonName name) {
        NameValue value = new NameValue();
        value.formattedName = name.formatted().orElse(null);
        value.familyName = name.familyName().orElse(null);
        value.givenName = name.givenName().orElse(null);
        value.middleName = name.middleName().orElse(null);
        value.honorificPrefix = name.honorificPrefix().orElse(null);
        value.honorificSuffix = name.honorificSuffix().orElse(null);
        return value;
    }

    /** @param value null if every column is null (a rule of Hibernate) */
    static PersonName toName(NameValue value) {
        return value == null ? PersonName.NONE : value.toName();
    }

    private PersonName toName() {
        return new PersonName(
                Optional.ofNullable(formattedName),
                Optional.ofNullable(familyName),
                Optional.ofNullable(givenName),
                Optional.ofNullable(middleName),
                Optional.ofNullable(honorificPrefix),
                Optional.ofNullable(honorificSuffix));
    }
}
