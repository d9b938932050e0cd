package io.latchkey.usecase;

/** More is under way than can be answered in time. Nothing was decided: the caller is told to come back. */
public final class Overloaded extends RuntimeException {

    /** Without a stack trace: under load it must not cost more than the work that it saves. */
    public Overloaded(String what) {
        super(what, null, false, false);
    }
}
