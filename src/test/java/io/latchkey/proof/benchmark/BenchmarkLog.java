package io.latchkey.proof.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Executes statements on the database, one after another, without the service, and logs the slow ones. */
record BenchmarkLog(Connection connection) {

    /** Logs the duration of a statement of more than two seconds. */
    void run(String text, Object... parameters) throws SQLException {
        long before = System.nanoTime();
        execute(text, parameters);
        double seconds = (System.nanoTime() - before) / 1e9;
        if (seconds > 2) {
            System.out.printf("%5.0f s  %s%n", seconds, text.lines().findFirst().orElse(""));
        }
    }

    /** Changes settings of the server and reloads them. Some take effect only after a restart. */
    void configure(List<String> settings) throws SQLException {
        for (String setting : settings) {
            run(setting);
        }
        run("SELECT pg_reload_conf()");
    }

    private void execute(String text, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    long number(String question) throws SQLException {
        return Long.parseLong(text(question));
    }

    /** The one value of the one row. */
    String text(String question) throws SQLException {
        return texts(question).get(0);
    }

    /** The one value of every row. */
    List<String> texts(String question) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
