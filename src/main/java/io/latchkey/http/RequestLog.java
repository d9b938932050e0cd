package io.latchkey.http;

import io.latchkey.domain.user.UserId;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Writes one log line per response, and puts the user's id on every log line of a request. Paths and bodies are not logged,
 * because they may contain secrets.
 */
@ApplicationScoped
class RequestLog {

    /** In lower case, so that an environment variable can name it: QUARKUS_LOG_CATEGORY__IO_LATCHKEY_REQUESTS__LEVEL. */
    private static final Logger LOG = Logger.getLogger("io.latchkey.requests");

    private static final String USER_ID = "userId";
    private static final String OUTCOME = "outcome";

    /** Probes and metrics are requested every few seconds and concern no user. */
    private static final String OPERATIONS = "/q/";

    private static final Pattern USER_PATH = Pattern.compile("/(?:v1/users|scim/v2/Users)/([^/]+)(?:/.*)?");

    /** Sets the outcome of this request unless one is set: the first is the most specific. */
    static void outcome(String word) {
        if (MDC.get(OUTCOME) == null) {
            MDC.put(OUTCOME, word);
        }
    }

    void writeWhenSent(RoutingContext context) {
        if (!context.request().path().startsWith(OPERATIONS)) {
            user(context.request().path()).ifPresent(user -> MDC.put(USER_ID, user.value()));
            context.addEndHandler(sent -> write(context));
        }
        context.next();
    }

    private static Optional<UserId> user(String path) {
        Matcher matcher = USER_PATH.matcher(path);
        return matcher.matches() ? UserId.parse(matcher.group(1)) : Optional.empty();
    }

    private static void write(RoutingContext context) {
        int status = context.response().getStatusCode();
        outcome(status < 400 ? "success" : status < 500 ? "refused" : "failed");
        LOG.infof("%s %d", context.request().method(), status);
    }
}
