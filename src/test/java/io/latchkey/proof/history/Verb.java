package io.latchkey.proof.history;

import java.util.Locale;

/** What clients do to a user, and the audit event that it leaves. */
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
