package io.latchkey.proof.history;

import static io.latchkey.proof.history.Step.impossible;
import static io.latchkey.proof.history.Step.to;

/**
 * The sequential model: one user, as all clients would see it if operations happened one after another. {@link QuotaModel}
 * counts codes and {@link Throttling} counts wrong ones.
 *
 * @param code the active one, or null
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
            case USER_NOT_FOUND -> observe(!known, Violation.Kind.WRONG_USER_STATE);
            case USER_INACTIVE -> observe(known && !active, Violation.Kind.WRONG_USER_STATE);
            case ACTIVE_CODE_EXISTS -> observe(code != null, Violation.Kind.REFUSED_WITHOUT_CAUSE);
            default -> to(this);
        };
    }

    private Step issue(String issued) {
        if (!active) {
            return impossible(Violation.Kind.CODE_WITHOUT_ACTIVE_USER);
        }
        return code == null ? to(new UserState(true, true, issued)) : impossible(Violation.Kind.SECOND_ACTIVE_CODE);
    }

    /** Also for a user who has just been deleted together with the code. */
    private Step expire(RecordedOperation operation) {
        return operation.outcome() == Outcome.DONE
                ? to(new UserState(known, active, null))
                : observe(!known, Violation.Kind.WRONG_USER_STATE);
    }

    /**
     * The outcome is also "expired" if the code ended during the comparison, whatever happened next. Only this is certain: that
     * code is not active.
     */
    private Step verify(RecordedOperation operation) {
        boolean stands = operation.call().code().equals(code);
        return switch (operation.outcome()) {
            case DONE -> observe(stands, Violation.Kind.ACCEPTED_WRONGLY);
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
                ? to(AT_FIRST).onlyIf(!known, Violation.Kind.WRONG_USER_STATE)
                : observe(known, Violation.Kind.WRONG_USER_STATE);
    }

    private Step change(RecordedOperation operation, UserState changed) {
        return switch (operation.outcome()) {
            case DONE -> to(changed).onlyIf(known, Violation.Kind.WRONG_USER_STATE);
            case USER_NOT_FOUND -> observe(!known, Violation.Kind.WRONG_USER_STATE);
            default -> to(this);
        };
    }

    private Step observe(boolean holds, Violation.Kind otherwise) {
        return to(this).onlyIf(holds, otherwise);
    }
}
