package io.latchkey.http;

import io.latchkey.domain.caller.Origin;
import io.latchkey.security.Caller;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The caller, source address and id of the current request. */
@RequestScoped
public class CurrentRequest {

    private final Caller caller;
    private final RoutingContext context;

    CurrentRequest(Caller caller, RoutingContext context) {
        this.caller = caller;
        this.context = context;
    }

    public Origin origin() {
        return new Origin(caller.actor(), sourceIp(), RequestIds.of(context));
    }

    /** The peer's address; behind a trusted proxy, quarkus.http.proxy.* makes it the client's. */
    private Optional<String> sourceIp() {
        return Optional.ofNullable(context.request().remoteAddress()).map(SocketAddress::hostAddress);
    }
}
