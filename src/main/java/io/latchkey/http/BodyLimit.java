package io.latchkey.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that is too long: by its Content-Length before a byte of it is read, or while its chunks arrive. Quarkus
 * would refuse it without problem details.
 */
@ApplicationScoped
class BodyLimit {

    /** SCIM users may contain photographs and certificates (RFC 7643 §4.1.2). */
    private static final String USERS = "/scim/";

    /** Ten times the longest reason, with every character escaped. */
    private static final long MAX_BYTES = 16 * 1024;

    private final EarlyProblems early;
    private final long maxUserBytes;

    BodyLimit(EarlyProblems early, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.early = early;
        this.maxUserBytes = limit.asLongValue();
    }

    void check(RoutingContext context) {
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

    /** Reads a chunked body here, up to the limit. Quarkus paused the request before. */
    private static void readChunks(RoutingContext context, long maxBytes) {
        context.request().resume();
        BodyHandler.create(false).setBodyLimit(maxBytes).handle(context);
    }

    /** The HTTP server refuses a Content-Length that is not a number. */
    private static long announcedBytes(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }
}
