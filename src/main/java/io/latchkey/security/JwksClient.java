package io.latchkey.security;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * The address where an issuer publishes its keys. It is asked and not trusted: what does not answer 200 in time and within
 * bounds has not answered, and a redirect is not followed, wherever it leads.
 */
final class JwksClient {

    /** A hundred keys with their certificates; what providers publish is a tenth of it. */
    static final int MAX_BYTES = 256 * 1024;

    private final HttpClient client;
    private final String address;
    private final Duration timeout;

    /** @param timeout for everything, from the connection to the last byte: one that drips is not waited for */
    JwksClient(HttpClient client, String address, Duration timeout) {
        this.client = client;
        this.address = address;
        this.timeout = timeout;
    }

    /** Not on a worker: nothing of it blocks. */
    Uni<String> fetch() {
        RequestOptions get = new RequestOptions().setAbsoluteURI(address).setMethod(HttpMethod.GET);
        return client.request(get.putHeader("Accept", "application/json, application/jwk-set+json"))
                .chain(JwksClient::answer)
                .ifNoItem()
                .after(timeout)
                .failWith(() -> new TimeoutException("no whole answer within " + timeout));
    }

    private static Uni<String> answer(HttpClientRequest request) {
        return request.send()
                .chain(response -> body(response)
                        .onFailure()
                        .invoke(() -> abandon(request, response))
                        .onCancellation()
                        .invoke(() -> abandon(request, response)))
                .onCancellation()
                .invoke(() -> request.reset());
    }

    /** That the rest of it does not come is no news. */
    private static void abandon(HttpClientRequest request, HttpClientResponse response) {
        response.exceptionHandler(reset -> {});
        request.reset();
    }

    private static Uni<String> body(HttpClientResponse response) {
        if (response.statusCode() != Status.OK.getStatusCode()) {
            return Uni.createFrom().failure(new IllegalStateException("it answers " + response.statusCode()));
        }
        return response.toMulti()
                .collect()
                .in(Buffer::buffer, JwksClient::append)
                .map(Buffer::toString);
    }

    private static void append(Buffer body, Buffer part) {
        if (body.length() + part.length() > MAX_BYTES) {
            throw new IllegalStateException("it answers more than %d bytes".formatted(MAX_BYTES));
        }
        body.appendBuffer(part);
    }

    @Override
    public String toString() {
        return address;
    }
}
