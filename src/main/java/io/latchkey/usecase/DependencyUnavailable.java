package io.latchkey.usecase;

/** A store that the service cannot answer without is slow or away. Nothing fails open: the caller is told to retry. */
public final class DependencyUnavailable extends RuntimeException {

    public DependencyUnavailable(String dependency, Throwable cause) {
        super(dependency + " is unavailable", cause);
    }
}
