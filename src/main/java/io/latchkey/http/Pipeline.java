package io.latchkey.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * The handlers that every request passes, in order, before Quarkus authenticates the caller (route order -200), matches a
 * resource and reads the body.
 */
@ApplicationScoped
public class Pipeline {

    private static final int FIRST = -1_000;

    /** The route order of what answers after the pipeline and before Quarkus: the console. */
    public static final int AFTER = -800;

    private final RequestLog requestLog;
    private final RequestIds requestIds;
    private final LoadShedding loadShedding;
    private final ServedPaths servedPaths;
    private final BodyLimit bodyLimit;
    private final EarlyProblems earlyProblems;

    Pipeline(
            RequestLog requestLog,
            RequestIds requestIds,
            LoadShedding loadShedding,
            ServedPaths servedPaths,
            BodyLimit bodyLimit,
            EarlyProblems earlyProblems) {
        this.requestLog = requestLog;
        this.requestIds = requestIds;
        this.loadShedding = loadShedding;
        this.servedPaths = servedPaths;
        this.bodyLimit = bodyLimit;
        this.earlyProblems = earlyProblems;
    }

    /** The log and the request id come first, because they apply to the refusals of the handlers after them too. */
    void install(@Observes Router router) {
        List<Handler<RoutingContext>> handlers = List.of(
                requestLog::writeWhenSent,
                requestIds::assign,
                loadShedding::admit,
                servedPaths::check,
                bodyLimit::check,
                SingleAuthorizationHeader::join);
        for (int i = 0; i < handlers.size(); i++) {
            router.route().order(FIRST + i).handler(handlers.get(i));
        }
        router.route().order(FIRST).failureHandler(earlyProblems::answerFailure);
    }
}
