package io.latchkey.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Gives each request a name that stands in its audit event, its log lines and its answer. A caller may bring one, so that
 * the pipeline's logs and ours tell one story.
 */
@ApplicationScoped
class RequestIds {

    static final String HEADER = "X-Request-Id";

    private static final String KEY = "requestId";

    /** Before every other route: there is no answer without a name. */
    static final int ORDER = -1_000;

    /** Nothing that breaks a log line or a header. */
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._~:/+=-]{1,128}");

    private final Supplier<UUID> ids;

    RequestIds(Supplier<UUID> ids) {
        this.ids = ids;
    }

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(this::name);
    }

    private void name(RoutingContext context) {
        String id = Optional.ofNullable(context.request().getHeader(HEADER))
                .filter(given -> VALID.matcher(given).matches())
                .orElseGet(() -> ids.get().toString());
        context.put(KEY, id);
        context.response().putHeader(HEADER, id);
        MDC.put(KEY, id);
        context.next();
    }

    static String of(RoutingContext context) {
        return context.get(KEY);
    }
}
