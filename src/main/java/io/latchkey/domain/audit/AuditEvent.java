package io.latchkey.domain.audit;

import io.latchkey.domain.Word;
import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.code.Reissues;
import io.latchkey.domain.user.UserId;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened or was refused. It never contains a code, in clear or otherwise.
 *
 * @param origin who caused it
 * @param reason why it was refused; empty on success
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

    public enum Outcome implements Word {
        SUCCESS,
        REFUSED
    }

    /** The words are the contract's. */
    public enum Type implements Word {
        CODE_GENERATED("code.generated"),
        /** A warning: at least {@link Reissues#ALARMING} reissues in a row. */
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

        @Override
        public String word() {
            return word;
        }
    }
}
