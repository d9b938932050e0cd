package io.latchkey.proof.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.latchkey.testing.HttpAnswer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** Sends requests unchanged: Vert.x's client accepts any text as a path. */
final class Exchange implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    /** One thread receives all answers, so that nothing is lost between two. */
    private final Context context = vertx.getOrCreateContext();

    private final FuzzCodes knownCodes;

    Exchange(URI server, int connections, FuzzCodes knownCodes) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(server.getHost())
                .setDefaultPort(server.getPort())
                .setMaxPoolSize(connections));
        this.knownCodes = knownCodes;
    }

    /** @return the request with its placeholders replaced */
    Request ready(Request request) {
        Request ready = request.target(filled(request.target(), request));
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            ready = ready.header(header.getKey(), filled(header.getValue(), request));
        }
        return request.body().isPresent() ? ready.body(filled(request.body().get(), request)) : ready;
    }

    private byte[] filled(byte[] body, Request request) {
        return filled(new String(body, ISO_8859_1), request).getBytes(ISO_8859_1);
    }

    private String filled(String text, Request request) {
        return text.replace(Placeholders.CODE, knownCodes.code(request))
                .replace(Placeholders.CURSOR, knownCodes.cursor())
                .replace(Placeholders.TAG, knownCodes.tag(request));
    }

    CompletionStage<HttpAnswer> send(Request ready) {
        Promise<HttpAnswer> answer = Promise.promise();
        context.runOnContext(now -> client.request(HttpMethod.valueOf(ready.method()), ready.target())
                .compose(call -> sent(call, ready))
                .compose(Exchange::heard)
                .onComplete(answer));
        return answer.future().toCompletionStage();
    }

    private static Future<HttpClientResponse> sent(HttpClientRequest call, Request request) {
        request.headers().forEach((name, value) -> call.headers().add(name, value));
        return request.body().map(bytes -> call.send(Buffer.buffer(bytes))).orElseGet(call::send);
    }

    private static Future<HttpAnswer> heard(HttpClientResponse response) {
        Map<String, String> headers = new TreeMap<>();
        response.headers().forEach(headers::put);
        return response.body().map(body -> new HttpAnswer(response.statusCode(), headers, body.toString()));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
