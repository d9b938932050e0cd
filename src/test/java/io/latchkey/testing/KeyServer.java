package io.latchkey.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.PublicJsonWebKey;

/** An identity provider's JWKS endpoint over real HTTP, whose responses a test chooses. */
public final class KeyServer implements AutoCloseable {

    /** The response to one request. */
    public interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int port;
    private volatile Behaviour behaviour = text(404, "");
    private HttpServer server;

    private KeyServer(int port) {
        this.port = port;
    }

    public static KeyServer start() {
        KeyServer server = new KeyServer(freePort());
        server.comeBack();
        return server;
    }

    /** Not listening yet. The address is the same for everyone who uses that name, in any class loader. */
    public static KeyServer away(String name) {
        String setting = "key-server." + name;
        System.setProperty(setting, System.getProperty(setting, Integer.toString(freePort())));
        return new KeyServer(Integer.getInteger(setting));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "http://127.0.0.1:" + port + "/jwks";
    }

    /** The number of requests so far. */
    public int requests() {
        return requests.get();
    }

    public void publish(PublicJsonWebKey... keys) {
        behave(published(keys));
    }

    public static Behaviour published(PublicJsonWebKey... keys) {
        return text(200, Keys.set(keys));
    }

    public void behave(Behaviour other) {
        behaviour = other;
    }

    public static Behaviour text(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Stops listening. */
    public void goAway() {
        server.stop(0);
    }

    public void comeBack() {
        server = bind(port);
    }

    @Override
    public void close() {
        goAway();
        threads.shutdownNow();
    }

    private HttpServer bind(int atPort) {
        try {
            HttpServer bound = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), atPort), 0);
            bound.setExecutor(threads);
            bound.createContext("/", this::handle);
            bound.start();
            return bound;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            behaviour.answer(exchange);
        }
    }
}
