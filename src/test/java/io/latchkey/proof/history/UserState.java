package io.latchkey.proof.history;

import static io.latchkey.proof.history.Step.impossible;
import static io.latchkey.proof.history.Step.to;

/**
 * The sequential model: one user, as every client would see them if everything happened one after the other. How many codes
 * there were is {@link QuotaModel}'s to count, and wrong ones {@link Throttling}'s.
 *
 * @param code that stands, or nothing
 */
record UserState(boolean known, boolean active, String code) {

    static final UserState AT_FIRST = new UserState(true, true, null);
    private static final UserState DELETED = new UserState(false, false, null);
    private static final UserState INACTIVE = new UserState(true, false, null);

    Step after(RecordedOperation operation) {
        return switch (operation.verb()) {
            case GENERATE -> generate(operation);
            case EXPIRE -> expire(operation);
            case VERIFY -> verify(operation);
            case CREATE -> create(operation);
            case DEACTIVATE -> change(operation, INACTIVE);
            case REACTIVATE -> change(operation, new UserState(true, true, code));
            case DELETE -> change(operation, DELETED);
        };
    }

    private Step generate(RecordedOperation operation) {
        return switch (operation.outcome()) {
            case DONE -> issue(operation.answer().code());
            case USER_NOT_FOUND -> observe(!known, Violation.Kind.USER_MISTAKEN);
            case USER_INACTIVE -> observe(known && !active, Violation.Kind.USER_MISTAKEN);
            case ACTIVE_CODE_EXISTS -> observe(code != null, Violation.Kind.REFUSED_WITHOUT_CAUSE);
            default -> to(this);
        };
    }

    private Step issue(String issued) {
        if (!active) {
            return impossible(Violation.Kind.CODE_FOR_NOBODY);
        }
        return code == null ? to(new UserState(true, true, issued)) : impossible(Violation.Kind.SECOND_ACTIVE_CODE);
    }

    /** Also of a user who was deleted a moment before, along with the code. */
    private Step expire(RecordedOperation operation) {
        return operation.outcome() == Outcome.DONE
                ? to(new UserState(known, active, null))
                : observe(!known, Violation.Kind.USER_MISTAKEN);
    }

    /**
     * "Expired" is also what a code is told that ended while it was compared, whatever came after: so much is certain that
     * it does not stand.
     */
    private Step verify(RecordedOperation operation) {
        boolean stands = operation.call().code().equals(code);
        return switch (operation.outcome()) {
            case DONE -> observe(stands, Violation.Kind.ACCEPTED_UNDULY);
            case EXPIRED -> observe(!stands, Violation.Kind.RIGHT_CODE_REFUSED);
            case MISMATCH -> refused(stands, code != null);
            case NO_ACTIVE_CODE -> refused(stands, code == null);
            default -> to(this);
        };
    }

    private Step refused(boolean stands, boolean reasonIsTrue) {
        return stands
                ? impossible(Violation.Kind.RIGHT_CODE_REFUSED)
                : observe(reasonIsTrue, Violation.Kind.WRONG_REASON);
    }

    private Step create(RecordedOperation operation) {
        return operation.outcome() == Outcome.DONE
                ? to(AT_FIRST).onlyIf(!known, Violation.Kind.USER_MISTAKEN)
                : observe(known, Violation.Kind.USER_MISTAKEN);
    }

    private Step change(RecordedOperation operation, UserState changed) {
        return switch (operation.outcome()) {
            case DONE -> to(changed).onlyIf(known, Violation.Kind.USER_MISTAKEN);
            case USER_NOT_FOUND -> observe(!known, Violation.Kind.USER_MISTAKEN);
            default -> to(this);
        };
    }

    private Step observe(boolean holds, Violation.Kind otherwise) {
        return to(this).onlyIf(holds, otherwise);
    }
}
