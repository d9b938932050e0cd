package io.latchkey.proof.history;

import java.util.Locale;

/** An operation on a user, and the audit event that it causes. */
enum Verb {
    GENERATE("code.generated"),
    EXPIRE("code.expired"),
    VERIFY("code.verified"),
    CREATE("user.created"),
    DEACTIVATE("user.updated"),
    REACTIVATE("user.updated"),
    DELETE("user.deleted");

    private final String eventType;

    Verb(String eventType) {
        this.eventType = eventType;
    }

    String eventType() {
        return eventType;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Verb of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
