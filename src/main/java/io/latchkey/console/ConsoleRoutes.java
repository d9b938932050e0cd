package io.latchkey.console;

import io.latchkey.domain.code.LifetimePolicy;
import io.latchkey.http.EarlyProblems;
import io.latchkey.http.Pipeline;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Serves {@code /console} with its security headers, or answers 404 if the console is disabled. */
@ApplicationScoped
class ConsoleRoutes {

    private static final String PATH = "/console";
    private static final String SETTINGS = PATH + "/config.json";

    private static final int MOVED_PERMANENTLY = 308;

    private final ConsoleSettings settings;
    private final LifetimePolicy lifetimes;
    private final Optional<String> issuer;
    private final EarlyProblems problems;

    ConsoleRoutes(
            ConsoleSettings settings,
            LifetimePolicy lifetimes,
            @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> issuer,
            EarlyProblems problems) {
        this.settings = settings;
        this.lifetimes = lifetimes;
        this.issuer = issuer;
        this.problems = problems;
    }

    void install(@Observes Router router) {
        if (settings.enabled()) {
            serve(router, authority());
        } else {
            router.route(PATH + "/*").order(Pipeline.AFTER).handler(problems::notFound);
        }
    }

    private Authority authority() {
        return Authority.of(settings.authority()
                .or(() -> issuer)
                .orElseThrow(() -> new IllegalArgumentException(
                        "latchkey.console.enabled requires latchkey.console.authority or mp.jwt.verify.issuer")));
    }

    private void serve(Router router, Authority authority) {
        ContentSecurity security = ContentSecurity.towards(authority);
        router.route(PATH + "/*").order(Pipeline.AFTER).handler(context -> {
            security.addTo(context.response().headers());
            context.next();
        });
        router.get(PATH).order(Pipeline.AFTER).handler(ConsoleRoutes::addSlash);
        String page = settings(authority).encode();
        router.get(SETTINGS)
                .order(Pipeline.AFTER)
                .handler(context -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(page));
    }

    /** Redirects to the path with a slash, because the page's links are relative. */
    private static void addSlash(RoutingContext context) {
        if (context.request().path().equals(PATH)) {
            context.response()
                    .setStatusCode(MOVED_PERMANENTLY)
                    .putHeader(HttpHeaders.LOCATION, PATH + "/")
                    .end();
        } else {
            context.next();
        }
    }

    private JsonObject settings(Authority authority) {
        return new JsonObject()
                .put("authority", authority.uri().toString())
                .put("clientId", settings.clientId())
                .put("scope", String.join(" ", settings.scopes()))
                .put("minHours", lifetimes.shortest().hours())
                .put("maxHours", lifetimes.longest().hours());
    }
}
