package io.latchkey.postgres;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Calls an adapter from a test's thread, on a Vert.x context of its own, as every request has one. */
public final class Reactive {

    private Reactive() {}

    public static <T> T await(Supplier<Uni<T>> question) {
        try {
            return VertxContextSupport.subscribeAndAwait(question);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new CompletionException(e);
        }
    }

    public static <T> CompletableFuture<T> ask(Supplier<Uni<T>> question) {
        return CompletableFuture.supplyAsync(() -> await(question), Reactive::onNewThread);
    }

    private static void onNewThread(Runnable work) {
        new Thread(work, "question").start();
    }
}
