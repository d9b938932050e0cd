package io.latchkey.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that is too long: by its announced length before a byte of it is read, or while it comes in chunks. Quarkus
 * itself would answer without a problem.
 */
@ApplicationScoped
class BodyLimit {

    private static final int AFTER_SERVED_PATHS = ServedPaths.ORDER + 1;

    /** Users bring photographs and certificates along (RFC 7643 §4.1.2). */
    private static final String USERS = "/scim/";

    /** The longest reason in the longest escapes is a tenth of that. */
    private static final long MAX_BYTES = 16 * 1024;

    private final EarlyProblems early;
    private final long maxUserBytes;

    BodyLimit(EarlyProblems early, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.early = early;
        this.maxUserBytes = limit.asLongValue();
    }

    void install(@Observes Router router) {
        router.route().order(AFTER_SERVED_PATHS).handler(this::check);
    }

    private void check(RoutingContext context) {
        long maxBytes = context.request().path().startsWith(USERS) ? maxUserBytes : MAX_BYTES;
        if (announcedBytes(context) > maxBytes) {
            early.answer(context, Status.REQUEST_ENTITY_TOO_LARGE);
        } else if (isChunked(context)) {
            readChunks(context, maxBytes);
        } else {
            context.next();
        }
    }

    private static boolean isChunked(RoutingContext context) {
        return context.request().headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** A body without an announced length is read here, up to the limit; Quarkus has paused it before. */
    private static void readChunks(RoutingContext context, long maxBytes) {
        context.request().resume();
        BodyHandler.create(false).setBodyLimit(maxBytes).handle(context);
    }

    /** A length that is none is the HTTP server's to refuse. */
    private static long announcedBytes(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }
}
