package io.latchkey.security;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Fetches the issuer's JWK set over HTTP. Follows no redirect, and blocks no thread. */
final class JwksClient {

    /** A hundred keys with their certificates; providers publish a tenth of it. */
    static final int MAX_BYTES = 256 * 1024;

    private static final int OK = 200;

    private final HttpClient client;
    private final String address;
    private final Duration timeout;

    private JwksClient(HttpClient client, String address, Duration timeout) {
        this.client = client;
        this.address = address;
        this.timeout = timeout;
    }

    /**
     * @param jwt the address, with SmallRye JWT's settings {@code smallrye.jwt.client.tls.certificate*} and
     *     {@code smallrye.jwt.http.proxy.*}
     * @param timeout from the connection to the last byte of the response
     * @return empty if the key location is no HTTP address
     */
    static Optional<JwksClient> of(JWTAuthContextInfo jwt, Duration timeout, Vertx vertx) {
        return Optional.ofNullable(jwt.getPublicKeyLocation())
                .filter(location -> location.matches("(?i)https?:.*"))
                .map(address -> new JwksClient(vertx.createHttpClient(options(jwt, timeout)), address, timeout));
    }

    /** One connection, not kept alive: the next fetch is minutes away. */
    private static HttpClientOptions options(JWTAuthContextInfo jwt, Duration timeout) {
        HttpClientOptions options = new HttpClientOptions()
                .setMaxPoolSize(1)
                .setKeepAlive(false)
                .setConnectTimeout(Math.toIntExact(timeout.toMillis()));
        if (jwt.getHttpProxyHost() != null) {
            options.setProxyOptions(
                    new ProxyOptions().setHost(jwt.getHttpProxyHost()).setPort(jwt.getHttpProxyPort()));
        }
        return trust(options, jwt);
    }

    private static HttpClientOptions trust(HttpClientOptions options, JWTAuthContextInfo jwt) {
        PemTrustOptions pem = new PemTrustOptions();
        if (jwt.getTlsCertificate() != null) {
            return options.setTrustOptions(
                    pem.addCertValue(io.vertx.core.buffer.Buffer.buffer(jwt.getTlsCertificate())));
        }
        return jwt.getTlsCertificatePath() == null
                ? options
                : options.setTrustOptions(pem.addCertPath(jwt.getTlsCertificatePath()));
    }

    /** Fails unless the whole response arrives in time, has status 200 and at most {@value #MAX_BYTES} bytes. */
    Uni<String> fetch() {
        RequestOptions get = new RequestOptions().setAbsoluteURI(address).setMethod(HttpMethod.GET);
        get.putHeader("Accept", "application/json, application/jwk-set+json");
        Uni<HttpClientRequest> request = client.request(get).memoize().indefinitely();
        return request.chain(JwksClient::send)
                .ifNoItem()
                .after(timeout)
                .failWith(() -> new TimeoutException("no complete response within " + timeout))
                .onFailure()
                .invoke(() -> abort(request));
    }

    /** Also a request that gets its connection only after the timeout: it would keep the only one forever. */
    private static void abort(Uni<HttpClientRequest> request) {
        request.subscribe().with(HttpClientRequest::reset, failure -> {});
    }

    private static Uni<String> send(HttpClientRequest request) {
        return request.send()
                .chain(response -> body(response)
                        .onFailure()
                        .invoke(() -> ignoreErrors(response))
                        .onCancellation()
                        .invoke(() -> ignoreErrors(response)));
    }

    /** The response fails because of the abort: Vert.x would log that. */
    private static void ignoreErrors(HttpClientResponse response) {
        response.exceptionHandler(aborted -> {});
    }

    private static Uni<String> body(HttpClientResponse response) {
        if (response.statusCode() != OK) {
            return Uni.createFrom().failure(new IllegalStateException("status " + response.statusCode()));
        }
        return response.toMulti()
                .collect()
                .in(Buffer::buffer, JwksClient::append)
                .map(Buffer::toString);
    }

    private static void append(Buffer body, Buffer part) {
        if (body.length() + part.length() > MAX_BYTES) {
            throw new IllegalStateException("more than %d bytes".formatted(MAX_BYTES));
        }
        body.appendBuffer(part);
    }

    @Override
    public String toString() {
        return address;
    }
}
