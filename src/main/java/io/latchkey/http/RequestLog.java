package io.latchkey.http;

import io.latchkey.domain.user.UserId;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * One line for each answer, and on every line of a request the user it is about. Paths and bodies are not logged: they may
 * hold what is nobody's to read.
 */
@ApplicationScoped
class RequestLog {

    /** In small letters, so that an environment variable can name it: QUARKUS_LOG_CATEGORY__IO_LATCHKEY_REQUESTS__LEVEL. */
    private static final Logger LOG = Logger.getLogger("io.latchkey.requests");

    private static final String USER_ID = "userId";
    private static final String OUTCOME = "outcome";

    /** Only listens; so it hears of what every other route answers. */
    private static final int ORDER = RequestIds.ORDER - 1;

    /** Probes and scrapes come every few seconds and say nothing of anybody. */
    private static final String OPERATIONS = "/q/";

    private static final Pattern ABOUT_A_USER = Pattern.compile("/(?:v1/users|scim/v2/Users)/([^/]+)(?:/.*)?");

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(this::watch);
    }

    /** What came of a request, if more is known of it than its status. The first word counts, it knows most. */
    static void outcome(String word) {
        if (MDC.get(OUTCOME) == null) {
            MDC.put(OUTCOME, word);
        }
    }

    private void watch(RoutingContext context) {
        if (!context.request().path().startsWith(OPERATIONS)) {
            user(context.request().path()).ifPresent(user -> MDC.put(USER_ID, user.value()));
            context.addEndHandler(sent -> write(context));
        }
        context.next();
    }

    private static Optional<UserId> user(String path) {
        Matcher matcher = ABOUT_A_USER.matcher(path);
        return matcher.matches() ? UserId.parse(matcher.group(1)) : Optional.empty();
    }

    private static void write(RoutingContext context) {
        int status = context.response().getStatusCode();
        outcome(status < 400 ? "success" : status < 500 ? "refused" : "failed");
        LOG.infof("%s %d", context.request().method(), status);
    }
}
