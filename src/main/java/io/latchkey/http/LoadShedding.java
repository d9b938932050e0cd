package io.latchkey.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets no more requests in than are answered in time, and so bounds every queue behind it. The next is told so before its
 * token or body is looked at. Probes and metrics are let in always: a busy replica is no broken one.
 */
@ApplicationScoped
class LoadShedding {

    private static final int AFTER_REQUEST_IDS = RequestIds.ORDER + 1;

    private static final String OPERATIONS = "/q/";

    private final Problems problems;
    private final EarlyProblems early;
    private final int maxConcurrent;
    private final Counter shed;
    private final AtomicInteger underWay = new AtomicInteger();

    LoadShedding(Problems problems, EarlyProblems early, LoadSettings settings, MeterRegistry metrics) {
        this.problems = problems;
        this.early = early;
        this.maxConcurrent = settings.maxConcurrentRequests();
        this.shed = Counter.builder("latchkey.requests.shed")
                .description("Requests answered 503 on arrival, as too many were under way")
                .register(metrics);
    }

    void install(@Observes Router router) {
        router.route().order(AFTER_REQUEST_IDS).handler(this::admit);
    }

    private void admit(RoutingContext context) {
        if (context.request().path().startsWith(OPERATIONS)) {
            context.next();
        } else if (underWay.incrementAndGet() > maxConcurrent) {
            underWay.decrementAndGet();
            shed.increment();
            early.answer(context, problems.overloaded("Too many requests are under way"));
        } else {
            context.addEndHandler(answered -> underWay.decrementAndGet());
            context.next();
        }
    }
}
