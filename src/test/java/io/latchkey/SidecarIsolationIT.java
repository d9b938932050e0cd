package io.latchkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.dev.stores.DatabaseCredentials;
import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.ServiceProcess;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The package as a sidecar accepts loopback connections only, and does not migrate the database, which is empty here. */
@QuarkusIntegrationTest
class SidecarIsolationIT {

    private static final String DATABASE = "untouched";
    private static final int PATIENCE_MILLIS = 1_000;

    private static ServiceProcess sidecar;

    /** With the owner's password, with which it could migrate. */
    @BeforeAll
    static void start() throws Exception {
        try (Connection connection = connection("latchkey")) {
            connection.createStatement().execute("CREATE DATABASE " + DATABASE + " OWNER latchkey_owner");
        }
        Map<String, String> settings = new HashMap<>(LatchkeyStores.settings());
        settings.put("quarkus.datasource.jdbc.url", url(DATABASE));
        settings.put("quarkus.datasource.reactive.url", url(DATABASE).replaceFirst("^jdbc:", ""));
        settings.put("quarkus.profile", "sidecar");
        sidecar = ServiceProcess.start(settings);
        assertTrue(sidecar.hasStarted(), sidecar.log());
    }

    @AfterAll
    static void stop() throws Exception {
        sidecar.close();
    }

    @Test
    void emptyDatabase_staysEmpty() throws SQLException {
        assertEquals(0, tables(DATABASE));
        assertTrue(tables("latchkey") > 0);
    }

    @Test
    void loopbackConnection_isAccepted() throws Exception {
        assertEquals("127.0.0.1", sidecar.host());
        connect(InetAddress.getByName("127.0.0.1"));
    }

    @Test
    void otherConnections_areRefused() throws Exception {
        Stream<InetAddress> own = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses);
        Stream.concat(own, Stream.of(InetAddress.getByName("127.0.0.2")))
                .filter(address -> !address.getHostAddress().equals("127.0.0.1"))
                .forEach(address -> assertThrows(ConnectException.class, () -> connect(address), address::toString));
    }

    private static void connect(InetAddress address) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, sidecar.port()), PATIENCE_MILLIS);
        }
    }

    private static long tables(String database) throws SQLException {
        try (Connection connection = connection(database);
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection connection(String database) throws SQLException {
        DatabaseCredentials superuser = LatchkeyStores.database().superuser();
        return DriverManager.getConnection(url(database), superuser.role(), superuser.password());
    }

    private static String url(String database) {
        return LatchkeyStores.database().jdbcUrl().replaceFirst("[^/]+$", database);
    }
}
