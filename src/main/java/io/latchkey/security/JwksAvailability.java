package io.latchkey.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** What an operator hears of the issuer's keys. Every question without a good answer is counted; only the turns are logged. */
final class JwksAvailability {

    private static final Logger LOG = Logger.getLogger(JwksAvailability.class);

    private final JwksClient address;
    private final Duration retain;
    private final Counter unanswered;
    private final AtomicBoolean away = new AtomicBoolean();

    JwksAvailability(JwksClient address, Duration retain, MeterRegistry metrics) {
        this.address = address;
        this.retain = retain;
        this.unanswered = Counter.builder("latchkey.jwks.unanswered")
                .description("Questions for the identity provider's keys that had no good answer")
                .register(metrics);
    }

    void changed(Jwks keys) {
        LOG.infof("Access tokens are checked with %d keys from %s", keys.size(), address);
    }

    void answered() {
        if (away.compareAndSet(true, false)) {
            LOG.infof("The keys at %s can be fetched again", address);
        }
    }

    void unanswered(Throwable cause, Jwks known) {
        unanswered.increment();
        if (away.compareAndSet(false, true)) {
            String meanwhile = known.isEmpty()
                    ? "no access token can be checked, calls are answered 503"
                    : "the %d known ones are good for %s from their last fetch".formatted(known.size(), retain);
            LOG.warnf("The keys at %s cannot be fetched, %s: %s", address, meanwhile, cause);
        }
    }

    void forgotten() {
        LOG.errorf("The keys at %s could not be fetched for %s: no access token can be checked", address, retain);
    }
}
