package io.latchkey.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.code.CodeText;
import io.latchkey.domain.code.Purpose;
import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.code.Verification;
import io.latchkey.domain.code.Verification.Rejected;
import io.latchkey.domain.code.Verification.Throttled;
import io.latchkey.domain.code.Verification.Verified;
import io.latchkey.domain.user.UserId;
import io.latchkey.hashing.LocalUserLock;
import io.latchkey.hashing.LocalVerifiedCodeCache;
import io.latchkey.testing.Calls;
import io.latchkey.testing.CodeCalls;
import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.Parallel;
import io.latchkey.testing.People;
import io.latchkey.testing.RedisConsole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How many codes are compared if many are presented at once, on the stores of the service; and that a right code among them
 * is verified as long as wrong ones have not used up the attempts.
 */
@QuarkusTest
class ComparisonsTest {

    private static final int MANY = 200;

    @Inject
    io.latchkey.usecase.Codes codes;

    @Inject
    Hashing hashing;

    @Inject
    Vertx vertx;

    private final String user = People.activeUser();
    private CodeText code;
    private Comparisons comparisons;
    private List<VerifyCode> replicas;

    @BeforeEach
    void replicas() {
        code = text(Calls.newCode(user));
        comparisons = new Comparisons(hashing);
        replicas = List.of(replica("a"), replica("b"));
    }

    private VerifyCode replica(String name) {
        return new VerifyCode(
                codes,
                comparisons,
                new LocalVerifiedCodeCache(new SecureRandom()),
                new LocalUserLock(vertx, name, "PostgreSQL", Duration.ofSeconds(20)));
    }

    @Test
    void ofManyGuessesAtOnce_tenAreCompared_andNoMore() {
        assertEquals(10, rejected(guesses(MANY, 1)));
        assertEquals(10, comparisons.begun());
        assertInstanceOf(Throttled.class, verify(0, code));
        assertEquals(10, comparisons.begun());
    }

    @Test
    void ofManyGuessesAtOnce_tenAreCompared_alsoWithoutRedis() {
        LatchkeyStores.redis().stop();
        try {
            assertEquals(10, rejected(guesses(MANY, 1)));
            assertEquals(10, comparisons.begun());
        } finally {
            LatchkeyStores.redis().restart();
        }
    }

    @Test
    void ofManyGuessesAtOnce_tenAreCompared_alsoIfRedisLostItsData() {
        assertEquals(6, rejected(guesses(6, 1)));
        RedisConsole.flush();
        assertEquals(4, rejected(guesses(MANY, 1)));
        RedisConsole.flush();
        assertInstanceOf(Throttled.class, verify(0, code));
        assertEquals(10, comparisons.begun());
    }

    @Test
    void ofManyGuessesAtTwoReplicas_tenAreAnswered() {
        assertEquals(10, rejected(guesses(MANY, 2)));
        assertTrue(comparisons.begun() <= 11, comparisons.begun() + " were compared");
    }

    @Test
    void rightCode_amongNineWrongOnes_isVerifiedEachTime() {
        List<Verification> answers = burst(9, 91);
        assertEquals(91, answers.stream().filter(Verified.class::isInstance).count());
        assertEquals(9, rejected(answers));
        assertEquals(1, rejected(guesses(MANY, 1)));
    }

    @Test
    void rightCode_amongNineWrongOnes_isVerifiedEachTime_alsoIfRedisLostItsData() {
        assertEquals(5, rejected(guesses(5, 1)));
        RedisConsole.flush();
        List<Verification> answers = burst(4, 60);
        assertEquals(60, answers.stream().filter(Verified.class::isInstance).count());
        assertEquals(4, rejected(answers));
    }

    /** It may come before the tenth wrong code or after it. */
    @Test
    void rightCode_amongManyWrongOnes_isVerifiedOrThrottled_andThrottledAfterThem() {
        List<Verification> answers = burst(100, 100);
        assertEquals(10, rejected(answers));
        assertEquals(
                190,
                answers.stream().filter(answer -> !(answer instanceof Rejected)).count());
        assertInstanceOf(Throttled.class, verify(0, code));
        assertInstanceOf(Throttled.class, verify(1, code));
    }

    private List<Verification> guesses(int many, int atReplicas) {
        AtomicInteger turn = new AtomicInteger();
        return Parallel.run(many, () -> verify(turn.getAndIncrement() % atReplicas, text(CodeCalls.wrong())));
    }

    /** In any order. */
    private List<Verification> burst(int wrong, int right) {
        List<CodeText> presented = Stream.concat(
                        IntStream.range(0, wrong).mapToObj(guess -> text(CodeCalls.wrong())),
                        IntStream.range(0, right).mapToObj(time -> code))
                .collect(Collectors.toList());
        Collections.shuffle(presented);
        AtomicInteger next = new AtomicInteger();
        return Parallel.run(presented.size(), () -> verify(0, presented.get(next.getAndIncrement())));
    }

    private Verification verify(int replica, CodeText presented) {
        VerifyCode.Request request = new VerifyCode.Request(
                new UserId(user), Optional.of(presented), Purpose.MFA_LOGIN, SampleSession.origin());
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> replicas.get(replica).verify(request));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static long rejected(List<Verification> answers) {
        return answers.stream().filter(Rejected.class::isInstance).count();
    }

    private static CodeText text(String code) {
        return CodeText.parse(code).orElseThrow();
    }
}
