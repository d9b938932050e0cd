package io.latchkey.testing;

import io.restassured.response.Response;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP response, independent of the client.
 *
 * @param headers by name, in any case
 */
public record HttpAnswer(int status, Map<String, String> headers, String body) {

    public HttpAnswer {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    static HttpAnswer of(Response answer) {
        Map<String, String> headers = new TreeMap<>();
        answer.headers().forEach(header -> headers.put(header.getName(), header.getValue()));
        return new HttpAnswer(answer.statusCode(), headers, answer.asString());
    }

    /** Without parameters. Empty if the response has none. */
    public String mediaType() {
        return header("Content-Type").orElse("").replaceFirst(";.*", "");
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + body;
    }
}
