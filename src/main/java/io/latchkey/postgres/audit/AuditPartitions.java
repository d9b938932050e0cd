package io.latchkey.postgres.audit;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Sees to it that the trail has months to write in, more than a year of them: an event without a month would be an outage.
 * There is time enough for whatever fails today.
 */
@ApplicationScoped
class AuditPartitions {

    private static final Logger LOG = Logger.getLogger(AuditPartitions.class);

    private static final Duration INTERVAL = Duration.ofDays(1);

    private final Vertx vertx;
    private final Pool pool;
    private long timer;

    AuditPartitions(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /** The start does not wait for it: a service without PostgreSQL starts, and says that it is not ready. */
    void start(@Observes StartupEvent started) {
        keepAhead();
        timer = vertx.setPeriodic(INTERVAL.toMillis(), tick -> keepAhead());
    }

    @PreDestroy
    void stop() {
        vertx.cancelTimer(timer);
    }

    private void keepAhead() {
        pool.query("SELECT keep_audit_partitions()")
                .execute()
                .onFailure(failure -> LOG.warnf("The audit trail's next months were not looked after: %s", failure));
    }
}
