package io.latchkey.http;

import io.latchkey.domain.audit.AuditEvent.Type;
import io.latchkey.domain.code.Expiry;
import io.latchkey.domain.code.Generation;
import io.latchkey.domain.code.Refusal;
import io.latchkey.domain.code.Rejection;
import io.latchkey.domain.code.Verification;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Counts the outcome of every request to generate, verify or expire a code, by the contract's words and never by user. Every
 * counter exists from the start, at zero, so that alerts can watch for outcomes that have not happened yet.
 */
@Singleton
@Startup
public class OutcomeMetrics {

    private static final String OUTCOME = "outcome";
    private static final String GENERATED = "generated";
    private static final String VERIFIED = "verified";
    private static final String THROTTLED = "throttled";

    private final MeterProvider<Counter> generations;
    private final MeterProvider<Counter> verifications;
    private final MeterProvider<Counter> expirations;

    OutcomeMetrics(MeterRegistry metrics) {
        this.generations = counter(metrics, "latchkey.generations", "Requests to generate a code", generationWords());
        this.verifications = counter(metrics, "latchkey.verifications", "Codes presented", verificationWords());
        this.expirations = counter(metrics, "latchkey.expirations", "Requests to expire a code", expirationWords());
    }

    public void count(Generation outcome) {
        count(
                generations,
                outcome.fold(generated -> GENERATED, refused -> refused.reason().word()));
    }

    public void count(Verification outcome) {
        count(verifications, word(outcome));
    }

    public void count(Expiry outcome) {
        count(expirations, outcome.word());
    }

    /** For a caller who was refused before the resource was called. */
    public void count(Type attempted, Refusal refusal) {
        switch (attempted) {
            case CODE_GENERATED -> count(generations, refusal.word());
            case CODE_VERIFIED -> count(verifications, refusal.word());
            case CODE_EXPIRED -> count(expirations, refusal.word());
            case CODE_REISSUED_REPEATEDLY, USER_CREATED, USER_UPDATED, USER_DELETED -> {}
        }
    }

    private static void count(MeterProvider<Counter> counter, String outcome) {
        RequestLog.outcome(outcome);
        counter.withTag(OUTCOME, outcome).increment();
    }

    private static MeterProvider<Counter> counter(
            MeterRegistry metrics, String name, String description, Stream<String> words) {
        MeterProvider<Counter> counter =
                Counter.builder(name).description(description + ", by outcome").withRegistry(metrics);
        words.forEach(word -> counter.withTag(OUTCOME, word));
        return counter;
    }

    private static Stream<String> generationWords() {
        return Stream.concat(
                Stream.of(GENERATED), Arrays.stream(Refusal.values()).map(Refusal::word));
    }

    private static Stream<String> verificationWords() {
        return Stream.concat(
                Stream.of(VERIFIED, THROTTLED, Refusal.ROLE_REQUIRED.word()),
                Arrays.stream(Rejection.values()).map(Rejection::word));
    }

    private static Stream<String> expirationWords() {
        return Stream.concat(
                Stream.of(Refusal.ROLE_REQUIRED.word()),
                Arrays.stream(Expiry.values()).map(Expiry::word));
    }

    private static String word(Verification outcome) {
        return outcome.fold(verified -> VERIFIED, rejected -> rejected.reason().word(), throttled -> THROTTLED);
    }
}
