package io.latchkey.proof.fuzz;

import io.latchkey.testing.HttpAnswer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;

/** Sends requests, a few at a time, and judges the answers. The same seed gives the same requests. */
final class Fuzz {

    static final int CONNECTIONS = 16;

    private static final int GENERATED_WITH = 1_000;
    private static final int MAX_FINDINGS = 20;

    private final Exchange exchange;
    private final Judgement judgement;
    private final FuzzCodes knownCodes;
    private final Tally tally = new Tally();
    private final Semaphore lines = new Semaphore(CONNECTIONS);
    private final Map<Finding, Shrinkable<Request>> findings = Collections.synchronizedMap(new LinkedHashMap<>());

    Fuzz(Exchange exchange, Judgement judgement, FuzzCodes knownCodes) {
        this.exchange = exchange;
        this.judgement = judgement;
        this.knownCodes = knownCodes;
    }

    Tally tally() {
        return tally;
    }

    /** @return a description of the wrong answers, empty if there were none */
    String run(Arbitrary<Request> requests, int count, long seed) {
        List<String> descriptions = new ArrayList<>();
        JqwikSession.run(() -> {
            RandomGenerator<Request> generator = requests.generator(GENERATED_WITH, false);
            Random random = new Random(seed);
            for (int i = 0; i < count && findings.size() < MAX_FINDINGS; i++) {
                begin(i, generator.next(random));
            }
            lines.acquire(CONNECTIONS);
            findings.keySet().forEach(System.out::println);
            Shrinking shrinking = new Shrinking(this::again);
            findings.forEach((finding, request) -> descriptions.add(finding + shrinking.of(finding, request)));
        });
        return String.join("\n", descriptions);
    }

    private void begin(int number, Shrinkable<Request> shrinkable) throws InterruptedException {
        Request request = exchange.ready(shrinkable.value());
        lines.acquire();
        exchange(number, request).whenComplete((finding, failure) -> {
            lines.release();
            Optional.ofNullable(failure)
                    .map(unheard -> Optional.of(unheard(number, request, unheard)))
                    .orElse(finding)
                    .ifPresent(found -> findings.put(found, shrinkable));
        });
    }

    private CompletionStage<Optional<Finding>> exchange(int number, Request request) {
        return exchange.send(request).thenApply(answer -> {
            knownCodes.keep(request, answer);
            tally.count(request, answer);
            List<String> complaints = judgement.complaints(request, answer);
            return complaints.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Finding(number, request, answer, complaints));
        });
    }

    private static Finding unheard(int number, Request request, Throwable failure) {
        return new Finding(number, request, new HttpAnswer(0, Map.of(), ""), List.of("no answer: " + failure));
    }

    private Optional<Finding> again(int number, Request request) {
        try {
            return exchange(number, exchange.ready(request))
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException unheard) {
            return Optional.of(unheard(number, request, unheard.getCause()));
        }
    }
}
