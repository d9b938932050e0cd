package io.latchkey.domain.user;

import java.util.function.Function;

/**
 * Outcome of an edit that its author can refuse.
 *
 * @param <T> result of the edit
 * @param <R> the author's own refusal, which passes through unread
 */
public sealed interface Edited<T, R> {

    <X> X fold(Function<T, X> onSuccess, Function<R, X> onRefusal);

    record Accepted<T, R>(T result) implements Edited<T, R> {
        @Override
        public <X> X fold(Function<T, X> onSuccess, Function<R, X> onRefusal) {
            return onSuccess.apply(result);
        }
    }

    record Refused<T, R>(R refusal) implements Edited<T, R> {
        @Override
        public <X> X fold(Function<T, X> onSuccess, Function<R, X> onRefusal) {
            return onRefusal.apply(refusal);
        }
    }
}
