package io.latchkey.security;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import java.time.Duration;

/** The HTTP client for keys, with what SmallRye JWT has settings for: {@code smallrye.jwt.client.tls.certificate*}, {@code .http.proxy.*}. */
final class JwksHttpClient {

    private JwksHttpClient() {}

    /** One connection, which is not kept: the next question is minutes away. */
    static HttpClient of(JWTAuthContextInfo settings, Duration timeout, Vertx vertx) {
        HttpClientOptions options = new HttpClientOptions()
                .setMaxPoolSize(1)
                .setKeepAlive(false)
                .setConnectTimeout(Math.toIntExact(timeout.toMillis()));
        trust(options, settings);
        if (settings.getHttpProxyHost() != null) {
            options.setProxyOptions(
                    new ProxyOptions().setHost(settings.getHttpProxyHost()).setPort(settings.getHttpProxyPort()));
        }
        return vertx.createHttpClient(options);
    }

    private static void trust(HttpClientOptions options, JWTAuthContextInfo settings) {
        if (settings.getTlsCertificate() != null) {
            options.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(settings.getTlsCertificate())));
        } else if (settings.getTlsCertificatePath() != null) {
            options.setTrustOptions(new PemTrustOptions().addCertPath(settings.getTlsCertificatePath()));
        }
    }
}
