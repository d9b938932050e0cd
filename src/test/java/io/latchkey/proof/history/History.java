package io.latchkey.proof.history;

import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Records every call and its answer. All clients share one monotonic clock; {@code began} is the time of day at its zero. */
final class History {

    private final HistoryClient client;
    private final Instant began = Instant.now();
    private final long zero = System.nanoTime();
    private final Queue<RecordedOperation> operations = new ConcurrentLinkedQueue<>();

    History(HistoryClient client) {
        this.client = client;
    }

    Answer call(Call call) throws InterruptedException {
        long invoked = now();
        Answer answer = client.answer(call);
        long responded = answer.outcome().isAnswer() ? now() : RecordedOperation.NEVER;
        operations.add(new RecordedOperation(call, invoked, responded, answer));
        return answer;
    }

    long now() {
        return System.nanoTime() - zero;
    }

    Instant began() {
        return began;
    }

    int size() {
        return operations.size();
    }

    List<RecordedOperation> operations() {
        return List.copyOf(operations);
    }
}
