package io.latchkey.usecase;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Answers like a database when it is subscribed to, and fails while it is unavailable. */
final class Store {

    boolean unavailable;

    <T> Uni<T> answer(Supplier<T> fact) {
        return Uni.createFrom().item(() -> {
            if (unavailable) {
                throw new DependencyUnavailable("the store", null);
            }
            return fact.get();
        });
    }
}
