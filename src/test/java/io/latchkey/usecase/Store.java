package io.latchkey.usecase;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Answers as a database does, when it is asked, unless it is away. */
final class Store {

    boolean away;

    <T> Uni<T> answer(Supplier<T> fact) {
        return Uni.createFrom().item(() -> {
            if (away) {
                throw new DependencyUnavailable("the store", null);
            }
            return fact.get();
        });
    }
}
