package io.latchkey.http;

import io.latchkey.http.SurfaceSettings.Surface;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.util.regex.Pattern;

/**
 * Where the login pipeline alone is served, nothing else is there, for any caller: what is not named here is not found,
 * before a token or a body is looked at.
 */
@ApplicationScoped
class ServedPaths {

    /** Before anything that answers. */
    static final int ORDER = RequestIds.ORDER + 1;

    /** A user's id is JAX-RS's to check. Without matrix parameters, which it would take out of a path before it matches. */
    private static final Pattern LOGIN_PIPELINE =
            Pattern.compile("/v1/users/[^/;]+/(temporary-verification-code/verify|verification-methods)"
                    + "|/q/(health(/(live|ready|started))?|metrics)");

    private final Surface surface;
    private final EarlyProblems early;

    ServedPaths(SurfaceSettings settings, EarlyProblems early) {
        this.surface = settings.surface();
        this.early = early;
    }

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(this::check);
    }

    private void check(RoutingContext context) {
        if (isServed(surface, context.normalizedPath())) {
            context.next();
        } else {
            early.answer(context, Status.NOT_FOUND);
        }
    }

    /** @param path as JAX-RS will match it, without dots and needless escapes */
    static boolean isServed(Surface surface, String path) {
        return switch (surface) {
            case ALL -> true;
            case LOGIN_PIPELINE -> LOGIN_PIPELINE.matcher(path).matches();
        };
    }
}
