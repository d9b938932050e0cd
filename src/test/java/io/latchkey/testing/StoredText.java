package io.latchkey.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The contents of both stores as text. */
public final class StoredText {

    private static final String TABLES = """
            SELECT quote_ident(table_schema) || '.' || quote_ident(table_name)
            FROM information_schema.tables
            WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
            """;

    /** For another type, Redis answers with an error. */
    private static final String EVERYTHING = """
            local lines = {}
            for _, key in ipairs(redis.call('KEYS', '*')) do
              local type = redis.call('TYPE', key).ok
              local value = type == 'string' and {redis.call('GET', key)}
                or type == 'hash' and redis.call('HGETALL', key)
                or redis.call('ZRANGE', key, 0, -1, 'WITHSCORES')
              table.insert(lines, key .. ' ' .. table.concat(value, ' '))
            end
            return table.concat(lines, '\\n')
            """;

    private StoredText() {}

    /** Every column of every row of every table. */
    public static List<String> ofPostgres() {
        var database = LatchkeyStores.database();
        try (Connection connection = database.connect(database.superuser())) {
            List<String> rows = new ArrayList<>();
            for (String table : column(connection, TABLES)) {
                rows.addAll(column(connection, "SELECT t::text FROM " + table + " AS t"));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** Every key and its value. */
    public static List<String> ofRedis() {
        return RedisConsole.evalToText(EVERYTHING).lines().toList();
    }
}
