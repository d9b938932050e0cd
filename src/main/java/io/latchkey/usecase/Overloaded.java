package io.latchkey.usecase;

/** More work is in progress than can be answered in time. Nothing was decided: the caller is asked to retry. */
public final class Overloaded extends RuntimeException {

    /** Without a stack trace, because under load the exception must not cost more than the work that it saves. */
    public Overloaded(String what) {
        super(what, null, false, false);
    }
}
