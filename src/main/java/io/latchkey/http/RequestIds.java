package io.latchkey.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Gives each request an id, which is in its audit event, its log lines and its response. A caller may send one, so that one
 * id is in the login pipeline's logs and in ours.
 */
@ApplicationScoped
class RequestIds {

    static final String HEADER = "X-Request-Id";

    private static final String KEY = "requestId";

    /** Excludes characters that could break a log line or a header. */
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._~:/+=-]{1,128}");

    private final Supplier<UUID> ids;

    RequestIds(Supplier<UUID> ids) {
        this.ids = ids;
    }

    void assign(RoutingContext context) {
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
