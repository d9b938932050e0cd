package io.latchkey.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds the number of concurrent requests, and thereby every queue behind it. A request above the bound is answered 503
 * before its token or body is read. Probes and metrics are always admitted, because a busy replica is not a broken one.
 */
@ApplicationScoped
class LoadShedding {

    private static final String OPERATIONS = "/q/";

    private final Problems problems;
    private final EarlyProblems early;
    private final int maxConcurrent;
    private final Counter shed;
    private final AtomicInteger inProgress = new AtomicInteger();

    LoadShedding(Problems problems, EarlyProblems early, LoadSettings settings, MeterRegistry metrics) {
        this.problems = problems;
        this.early = early;
        this.maxConcurrent = settings.maxConcurrentRequests();
        this.shed = Counter.builder("latchkey.requests.shed")
                .description("Requests answered 503 on arrival because too many were in progress")
                .register(metrics);
    }

    void admit(RoutingContext context) {
        if (context.request().path().startsWith(OPERATIONS)) {
            context.next();
        } else if (inProgress.incrementAndGet() > maxConcurrent) {
            inProgress.decrementAndGet();
            shed.increment();
            early.answer(context, problems.overloaded("Too many requests are in progress"));
        } else {
            context.addEndHandler(answered -> inProgress.decrementAndGet());
            context.next();
        }
    }
}
