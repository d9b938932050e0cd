package io.latchkey.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Checks the health of the service over this machine's loopback, for a sidecar: it receives no requests from outside its pod, and
 * its image has neither a shell nor an HTTP client.
 */
record Probe(URI address) {

    private static final String PORT = "QUARKUS_HTTP_PORT";
    private static final String DEFAULT_PORT = "8080";
    private static final String READY = "/q/health/ready";
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int HEALTHY = 0;
    private static final int UNHEALTHY = 1;

    /**
     * @param environment contains the port, as for the service itself
     * @param parameters the health path; readiness if there is none
     */
    static Probe of(Map<String, String> environment, List<String> parameters) {
        String path = parameters.isEmpty() ? READY : parameters.get(0);
        return new Probe(URI.create("http://127.0.0.1:" + environment.getOrDefault(PORT, DEFAULT_PORT) + path));
    }

    /** 0 if healthy, as container probes require; otherwise 1, with the reason on standard error. */
    int exitCode() {
        try {
            int status = status();
            return status == HttpURLConnection.HTTP_OK ? HEALTHY : unhealthy("status " + status);
        } catch (IOException unreachable) {
            return unhealthy(unreachable.getMessage());
        }
    }

    private int status() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        return connection.getResponseCode();
    }

    private int unhealthy(String reason) {
        System.err.println(address + ": " + reason);
        return UNHEALTHY;
    }
}
