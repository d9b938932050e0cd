package io.latchkey.http;

import io.latchkey.http.SurfaceSettings.Surface;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.regex.Pattern;

/**
 * If this replica serves the login pipeline only ({@code latchkey.surface}), answers 404 for every other path, before a
 * token or a body is read.
 */
@ApplicationScoped
class ServedPaths {

    /** JAX-RS checks the user's id. Refuses matrix parameters, because JAX-RS removes them before it matches a path. */
    private static final Pattern LOGIN_PIPELINE =
            Pattern.compile("/v1/users/[^/;]+/(temporary-verification-code/verify|verification-methods)"
                    + "|/q/(health(/(live|ready|started))?|metrics)");

    private final Surface surface;
    private final EarlyProblems early;

    ServedPaths(SurfaceSettings settings, EarlyProblems early) {
        this.surface = settings.surface();
        this.early = early;
    }

    void check(RoutingContext context) {
        if (isServed(surface, context.normalizedPath())) {
            context.next();
        } else {
            early.answer(context, Status.NOT_FOUND);
        }
    }

    /** @param path normalised as JAX-RS will match it, without dot segments and unnecessary escapes */
    static boolean isServed(Surface surface, String path) {
        return switch (surface) {
            case ALL -> true;
            case LOGIN_PIPELINE -> LOGIN_PIPELINE.matcher(path).matches();
        };
    }
}
