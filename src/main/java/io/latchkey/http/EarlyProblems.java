package io.latchkey.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;

/** Answers requests that are refused before JAX-RS, which the HTTP server would answer with a bare status. */
@ApplicationScoped
public class EarlyProblems {

    private final Problems problems;
    private final ErrorFormats formats;

    EarlyProblems(Problems problems, ErrorFormats formats) {
        this.problems = problems;
        this.formats = formats;
    }

    /** Leaves all other failures to Quarkus, and does not answer a caller who has disconnected. */
    void answerFailure(RoutingContext context) {
        if (context.statusCode() == Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode()) {
            answer(context, Status.REQUEST_ENTITY_TOO_LARGE);
        } else if (!context.response().closed()) {
            context.next();
        }
    }

    /** Answers 404, for example for a page that is disabled. */
    public void notFound(RoutingContext context) {
        answer(context, Status.NOT_FOUND);
    }

    void answer(RoutingContext context, Status status) {
        answer(context, problems.framework(status));
    }

    /**
     * Closes the connection: it may still carry a body that the service does not read, and a caller who is refused because of
     * load may reach another replica over a new connection.
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
