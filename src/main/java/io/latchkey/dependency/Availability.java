package io.latchkey.dependency;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Whether a dependency is available. Logs only transitions between available and unavailable. */
public final class Availability {

    private static final Logger LOG = Logger.getLogger(Availability.class);

    private final String component;
    private final Duration calm;
    private final InstantSource clock;
    private final AtomicBoolean available = new AtomicBoolean(true);
    private volatile Instant lastUnavailable = Instant.EPOCH;

    /** @param component the name that begins each log line */
    public Availability(String component) {
        this(component, Duration.ZERO, () -> Instant.EPOCH);
    }

    /**
     * @param calm how long the last failure must be past before a success counts: without it, a busy component that answers
     *     only some calls would log a transition for each of them
     */
    public Availability(String component, Duration calm, InstantSource clock) {
        this.component = component;
        this.calm = calm;
        this.clock = clock;
    }

    public boolean isAvailable() {
        return available.get();
    }

    public void available() {
        if (!isAvailable() && isCalm() && available.compareAndSet(false, true)) {
            LOG.infof("%s available again", component);
        }
    }

    /** @param consequence what the service does meanwhile, and the cause if there is one */
    public void unavailable(String consequence) {
        lastUnavailable = clock.instant();
        if (available.compareAndSet(true, false)) {
            LOG.warnf("%s unavailable, %s", component, consequence);
        }
    }

    private boolean isCalm() {
        return !clock.instant().isBefore(lastUnavailable.plus(calm));
    }
}
