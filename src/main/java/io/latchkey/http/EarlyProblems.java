package io.latchkey.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;

/** Problems of requests that never reach JAX-RS: the HTTP server itself would answer with a bare status. */
@ApplicationScoped
public class EarlyProblems {

    private final Problems problems;
    private final ErrorFormats formats;

    EarlyProblems(Problems problems, ErrorFormats formats) {
        this.problems = problems;
        this.formats = formats;
    }

    void install(@Observes Router router) {
        router.route().order(RequestIds.ORDER).failureHandler(this::answerFailure);
    }

    /** Other failures on the way to an answer are not ours, nor is there an answer to give to who has gone. */
    private void answerFailure(RoutingContext context) {
        if (context.statusCode() == Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode()) {
            answer(context, Status.REQUEST_ENTITY_TOO_LARGE);
        } else if (!context.response().closed()) {
            context.next();
        }
    }

    /** For what might be there and is not. */
    public void notFound(RoutingContext context) {
        answer(context, Status.NOT_FOUND);
    }

    void answer(RoutingContext context, Status status) {
        answer(context, problems.framework(status));
    }

    /**
     * The connection is closed: what follows on it may be a body that nobody reads, and a caller who is refused here for load
     * may reach another replica over the next.
     */
    void answer(RoutingContext context, Problem problem) {
        RequestLog.outcome(problem.word());
        String path = context.request().path();
        ErrorFormat format = formats.of(path);
        problem.headers().forEach((name, value) -> context.response().putHeader(name, value.toString()));
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONNECTION, "close")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_TYPE, format.mediaType())
                .end(new JsonObject(format.body(problem, path)).encode());
    }
}
