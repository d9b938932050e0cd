package io.latchkey.proof.history;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many concurrent clients. Each waits for its answer before the next call, until {@link #stop}. */
final class Workload {

    static final int CLIENTS = 64;

    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final List<Future<?>> running = new ArrayList<>();
    private final History history;
    private final KnownCodes knownCodes = new KnownCodes();
    private volatile boolean over;

    Workload(History history) {
        this.history = history;
    }

    void start(long seed, int users) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CLIENTS; i++) {
            FaultScript script = new FaultScript(i, random.split(), knownCodes, users);
            running.add(threads.submit(() -> {
                while (!over) {
                    call(script.next());
                }
                return null;
            }));
        }
    }

    /**
     * Returns after the last answer.
     *
     * @throws IllegalStateException if a client itself failed
     */
    void stop() throws InterruptedException {
        over = true;
        await();
    }

    /** Presents the newest code of every user once more, without faults. */
    void presentEveryCode() throws InterruptedException {
        List<String> users = knownCodes.users().toList();
        for (int i = 0; i < users.size(); i++) {
            String user = users.get(i);
            String code = knownCodes.newest(user).orElseThrow();
            Call call = new Call("last-" + i, i % ReplicasIT.REPLICAS, user, Verb.VERIFY, code, 0);
            running.add(threads.submit(() -> history.call(call)));
        }
        await();
        threads.shutdown();
    }

    private void await() throws InterruptedException {
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        running.clear();
    }

    private void call(Call call) throws InterruptedException {
        Answer answer = history.call(call);
        if (answer.code() != null) {
            knownCodes.add(call.user(), answer.code());
        }
    }
}
