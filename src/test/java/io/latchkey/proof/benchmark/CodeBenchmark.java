package io.latchkey.proof.benchmark;

import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.CodeText;
import io.latchkey.domain.user.UserId;
import io.latchkey.hashing.CodeHashing;
import io.latchkey.hashing.LocalVerifiedCodeCache;
import io.latchkey.hashing.PepperKey;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The steps of handling a presented code, each alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CodeBenchmark {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final CodeText code = CodeText.random(RANDOM);
    private final String typed = code.reveal();
    private final String mistyped = typed.substring(0, 13) + (typed.charAt(13) == '0' ? '1' : '0');
    private final CodeHashing hashing =
            new CodeHashing(new PepperKey("k1", RANDOM.generateSeed(PepperKey.MIN_BYTES)), Hashes.ITERATIONS, RANDOM);
    private final UserId user = new UserId("alice@example.org");
    private final LocalVerifiedCodeCache remembered = new LocalVerifiedCodeCache(RANDOM);

    public CodeBenchmark() {
        remembered.remember(user, code, UUID.randomUUID());
    }

    @Benchmark
    public Optional<CodeText> parse() {
        return CodeText.parse(typed);
    }

    @Benchmark
    public Optional<CodeText> parseMistyped() {
        return CodeText.parse(mistyped);
    }

    /** PBKDF2, then HMAC under the pepper. */
    @Benchmark
    public CodeHash hash() {
        return hashing.hash(code);
    }

    @Benchmark
    public Optional<UUID> recall() {
        return remembered.recall(user, code);
    }
}
