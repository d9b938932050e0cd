package io.latchkey.domain.audit;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.code.Reissues;
import io.latchkey.domain.user.UserId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened or was refused, as it is written down: by whom, to whom, and why. It never holds a code, in
 * clear or otherwise.
 *
 * @param reason why it was refused; absent on success
 */
public record AuditEvent(
        Type type,
        UserId userId,
        Origin origin,
        Outcome outcome,
        Optional<String> reason,
        Map<String, Object> details) {

    public AuditEvent {
        details = Map.copyOf(details);
    }

    public static AuditEvent success(Type type, UserId user, Origin origin, Map<String, Object> details) {
        return new AuditEvent(type, user, origin, Outcome.SUCCESS, Optional.empty(), details);
    }

    public static AuditEvent refused(Type type, UserId user, Origin origin, String reason) {
        return new AuditEvent(type, user, origin, Outcome.REFUSED, Optional.of(reason), Map.of());
    }

    public enum Outcome {
        SUCCESS,
        REFUSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException where no outcome has that word */
        public static Outcome of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** What it was; the words are the contract's. */
    public enum Type {
        CODE_GENERATED("code.generated"),
        /** A warning: {@link Reissues#ALARMING} in a row or more. */
        CODE_REISSUED_REPEATEDLY("code.reissued_repeatedly"),
        CODE_EXPIRED("code.expired"),
        CODE_VERIFIED("code.verified"),
        USER_CREATED("user.created"),
        USER_UPDATED("user.updated"),
        USER_DELETED("user.deleted");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<Type> of(String word) {
            return Arrays.stream(values())
                    .filter(type -> type.word.equals(word))
                    .findFirst();
        }
    }
}
