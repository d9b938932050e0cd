package io.latchkey.usecase;

/** A store that the service cannot answer without is slow or away. Nothing fails open: the caller is told to retry. */
public final class DependencyUnavailable extends RuntimeException {

    public DependencyUnavailable(String dependency, Throwable cause) {
        super(dependency + " is unavailable", cause);
    }

    /** It was not asked, as it has not answered before. Without a cause or a stack trace: there are many, and no news. */
    public DependencyUnavailable(String dependency) {
        super(dependency + " is unavailable", null, false, false);
    }
}
