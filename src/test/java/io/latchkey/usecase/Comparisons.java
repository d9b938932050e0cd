package io.latchkey.usecase;

import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.CodeText;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;

/** The hashing of the service, which counts the comparisons that really began, with a hash or without one. */
final class Comparisons implements Hashing {

    private final AtomicInteger begun = new AtomicInteger();
    private final Hashing hashing;

    Comparisons(Hashing hashing) {
        this.hashing = hashing;
    }

    int begun() {
        return begun.get();
    }

    @Override
    public Uni<CodeHash> hash(CodeText code) {
        return hashing.hash(code);
    }

    @Override
    public Uni<Boolean> matches(CodeText code, CodeHash hash) {
        begun.incrementAndGet();
        return hashing.matches(code, hash);
    }

    @Override
    public Uni<Void> compareWithNothing(CodeText code) {
        begun.incrementAndGet();
        return hashing.compareWithNothing(code);
    }
}
