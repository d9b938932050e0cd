package io.latchkey.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Users for a first session. Existing users are not changed. */
@Singleton
@IfBuildProfile("dev")
class DevelopmentUsers {

    private static final String USERS = """
            INSERT INTO users (id, user_name, display_name, active)
            VALUES ('alice', 'alice', 'Alice', true),
                   ('bob', 'bob', 'Bob', true),
                   ('carol', 'carol', 'Carol, who gives codes to others', true),
                   ('dave', 'dave', 'Dave, who has left', false)
            ON CONFLICT DO NOTHING
            """;

    private static final String METHODS = """
            INSERT INTO verification_methods (user_id, position, type, display)
            SELECT id, position, type, display
            FROM users, (VALUES (0, 'totp', 'Authenticator app'), (1, 'webauthn', 'YubiKey')) AS methods (position, type, display)
            WHERE id IN ('alice', 'bob')
            ON CONFLICT DO NOTHING
            """;

    void create(@Observes StartupEvent started, DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(USERS);
            statement.execute(METHODS);
        }
    }
}
