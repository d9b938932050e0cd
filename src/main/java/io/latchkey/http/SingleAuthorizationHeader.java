package io.latchkey.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Several Authorization headers are one value (RFC 9110 §5.3), and that value is no token. Read one by one, a gateway might
 * have checked another than the service does.
 */
@ApplicationScoped
class SingleAuthorizationHeader {

    private static final int BEFORE_AUTHENTICATION = -900;

    void install(@Observes Router router) {
        router.route().order(BEFORE_AUTHENTICATION).handler(SingleAuthorizationHeader::join);
    }

    private static void join(RoutingContext context) {
        MultiMap headers = context.request().headers();
        List<String> values = headers.getAll(HttpHeaders.AUTHORIZATION);
        if (values.size() > 1) {
            headers.set(HttpHeaders.AUTHORIZATION, String.join(", ", values));
        }
        context.next();
    }
}
