package io.latchkey.usecase;

/** A store that the service needs is slow or unavailable. The caller is asked to retry; nothing fails open. */
public final class DependencyUnavailable extends RuntimeException {

    public DependencyUnavailable(String dependency, Throwable cause) {
        super(dependency + " is unavailable", cause);
    }

    /** For an open circuit: without a cause or a stack trace, because it is frequent and tells nothing new. */
    public DependencyUnavailable(String dependency) {
        super(dependency + " is unavailable", null, false, false);
    }
}
