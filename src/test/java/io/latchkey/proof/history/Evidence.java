package io.latchkey.proof.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.latchkey.dev.stores.EmbeddedDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The state of the stores after the run. */
final class Evidence {

    private static final String CODES = "SELECT user_id, issued_at, ends_at FROM temporary_verification_codes";

    private static final String BROKEN_CHAINS = """
            SELECT c.user_id, broken.problem || ' at ' || broken.broken_position
            FROM audit_chains AS c CROSS JOIN LATERAL verify_audit_chain(c.user_id, NULL) AS broken
            WHERE broken.problem IS NOT NULL
            """;

    /** PostgreSQL also completes what a killed replica had sent. */
    private static final String WORKING =
            "SELECT count(*) FROM pg_stat_activity WHERE usename = 'latchkey' AND state <> 'idle'";

    private static final int MAX_WAIT_SECONDS = 30;

    private Evidence() {}

    static void awaitSilence(EmbeddedDatabase database) throws SQLException, InterruptedException {
        try (Connection connection = database.connect(database.superuser())) {
            for (int i = 0; i < MAX_WAIT_SECONDS * 10; i++) {
                ResultSet working = connection.createStatement().executeQuery(WORKING);
                working.next();
                if (working.getInt(1) == 0) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IllegalStateException("PostgreSQL still executes statements that no client waits for");
    }

    static List<RecordedCode> codes(EmbeddedDatabase database) throws SQLException {
        List<RecordedCode> codes = new ArrayList<>();
        try (Connection connection = database.connect(database.superuser());
                ResultSet rows = connection.createStatement().executeQuery(CODES)) {
            while (rows.next()) {
                codes.add(new RecordedCode(rows.getString(1), instant(rows, 2), instant(rows, 3)));
            }
        }
        return codes;
    }

    /** Where the chain of audit events is broken, by user. */
    static Map<String, String> brokenChains(EmbeddedDatabase database) throws SQLException {
        Map<String, String> broken = new HashMap<>();
        try (Connection connection = database.connect(database.superuser());
                ResultSet rows = connection.createStatement().executeQuery(BROKEN_CHAINS)) {
            while (rows.next()) {
                broken.put(rows.getString(1), rows.getString(2));
            }
        }
        return broken;
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Reads page by page, like an auditor. */
    static RecordedTrail trail(HistoryClient client) throws IOException, InterruptedException {
        List<TrailEvent> events = new ArrayList<>();
        JsonNode page = client.auditEvents("?limit=500");
        page.path("events").forEach(event -> events.add(event(event)));
        while (page.hasNonNull("nextCursor")) {
            page = client.auditEvents(
                    "?limit=500&cursor=" + page.path("nextCursor").asText());
            page.path("events").forEach(event -> events.add(event(event)));
        }
        return RecordedTrail.of(events);
    }

    private static TrailEvent event(JsonNode event) {
        boolean success = event.path("outcome").asText().equals("success");
        return new TrailEvent(
                event.path("requestId").asText(),
                event.path("userId").asText(),
                event.path("type").asText(),
                success ? Optional.empty() : Optional.of(event.path("reason").asText()),
                text(event.path("details").path("expiresAt")).map(Instant::parse));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }
}
