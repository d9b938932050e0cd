package io.latchkey.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Joins several Authorization headers to one value (RFC 9110 §5.3), which is not a valid token. Otherwise a gateway might
 * check one header and the service another.
 */
final class SingleAuthorizationHeader {

    private SingleAuthorizationHeader() {}

    static void join(RoutingContext context) {
        MultiMap headers = context.request().headers();
        List<String> values = headers.getAll(HttpHeaders.AUTHORIZATION);
        if (values.size() > 1) {
            headers.set(HttpHeaders.AUTHORIZATION, String.join(", ", values));
        }
        context.next();
    }
}
