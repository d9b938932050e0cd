package io.latchkey.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body by its announced length before a byte of it is read; Quarkus itself would answer without a problem. */
@ApplicationScoped
class BodyLimit {

    private static final int AFTER_REQUEST_IDS = RequestIds.ORDER + 1;

    private final Problems problems;
    private final long maxBytes;

    BodyLimit(Problems problems, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.problems = problems;
        this.maxBytes = limit.asLongValue();
    }

    void install(@Observes Router router) {
        router.route().order(AFTER_REQUEST_IDS).handler(this::check);
    }

    private void check(RoutingContext context) {
        if (announcedBytes(context) > maxBytes) {
            refuse(context);
        } else {
            context.next();
        }
    }

    /** A length that is none is the HTTP server's to refuse. */
    private static long announcedBytes(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }

    /** The connection is closed: what follows on it is the body that nobody reads. */
    private void refuse(RoutingContext context) {
        Problem problem = problems.framework(Status.REQUEST_ENTITY_TOO_LARGE);
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONNECTION, "close")
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE.toString())
                .end(new JsonObject(problem.body(context.request().path())).encode());
    }
}
