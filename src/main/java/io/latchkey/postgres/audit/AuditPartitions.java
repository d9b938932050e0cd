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
 * Creates the audit trail's monthly partitions, more than a year ahead: an event without a partition would be an outage. So a
 * failure today leaves months to repair it.
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

    /** The start does not wait for it: without PostgreSQL, the service starts and is not ready. */
    void start(@Observes StartupEvent started) {
        createUpcoming();
        timer = vertx.setPeriodic(INTERVAL.toMillis(), tick -> createUpcoming());
    }

    @PreDestroy
    void stop() {
        vertx.cancelTimer(timer);
    }

    private void createUpcoming() {
        pool.query("SELECT keep_audit_partitions()")
                .execute()
                .onFailure(failure -> LOG.warnf("Could not create upcoming audit partitions: %s", failure));
    }
}
