package io.latchkey.postgres;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Ready while PostgreSQL answers. The probe has the timeout and the circuit of requests (latchkey.postgres.timeout), so it also
 * closes the circuit if no request arrives. The cause of a failure is only logged, because probes are not authenticated.
 */
@Readiness
@Singleton
class DatabaseCheck implements AsyncHealthCheck {

    private static final Logger LOG = Logger.getLogger(DatabaseCheck.class);

    private final Database database;
    private final Pool pool;

    DatabaseCheck(Database database, Pool pool) {
        this.database = database;
        this.pool = pool;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return database.statement(this::ping)
                .replaceWith(true)
                .onFailure()
                .invoke(DatabaseCheck::log)
                .onFailure()
                .recoverWithItem(false)
                .map(up -> HealthCheckResponse.named("PostgreSQL").status(up).build());
    }

    /** An open circuit has no cause, and has logged itself. */
    private static void log(Throwable failure) {
        if (failure.getCause() != null) {
            LOG.warnf("%s: %s", failure.getMessage(), failure.getCause());
        }
    }

    private Uni<?> ping() {
        return pool.withConnection(connection -> connection.query("SELECT 1").execute());
    }
}
