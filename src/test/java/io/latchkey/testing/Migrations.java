package io.latchkey.testing;

import io.latchkey.dev.stores.EmbeddedDatabase;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Migrates a database as its owner, without the service, as an installation's own job would. */
public final class Migrations {

    private Migrations() {}

    public static void migrate(EmbeddedDatabase database) {
        Flyway.configure()
                .dataSource(
                        database.jdbcUrl(),
                        database.owner().role(),
                        database.owner().password())
                .placeholders(Map.of("application-role", database.application().role()))
                .load()
                .migrate();
    }
}
