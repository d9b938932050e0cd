package io.latchkey.proof.benchmark;

import io.latchkey.dev.idp.DevelopmentToken;
import io.latchkey.dev.idp.DevelopmentTokens;
import io.latchkey.security.TokenChecks;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.mutiny.core.Vertx;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The cost of a request's token: its signature the first time, a cache lookup afterwards. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TokenBenchmark {

    private final Vertx vertx = Vertx.vertx();
    private final DevelopmentTokens issuer = DevelopmentTokens.create();
    private final TokenChecks checks = TokenChecks.of(issuer, vertx);
    private final String rsa = token().sign();
    private final String elliptic = token().signedBy(
                    issuer.key("EC"), AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
            .sign();

    private DevelopmentToken token() {
        return issuer.forSubject("login-service").roles("login-pipeline");
    }

    @Setup
    public void remember() throws ParseException {
        checks.remember(rsa);
        checks.recall(rsa).orElseThrow();
    }

    @TearDown
    public void close() {
        vertx.closeAndAwait();
    }

    @Benchmark
    public JsonWebToken checkRs256() throws ParseException {
        return checks.check(rsa);
    }

    @Benchmark
    public JsonWebToken checkEs256() throws ParseException {
        return checks.check(elliptic);
    }

    @Benchmark
    public Optional<JsonWebToken> recall() {
        return checks.recall(rsa);
    }
}
