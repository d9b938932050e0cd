package io.latchkey.usecase;

class InMemoryVerifiedCodeCacheTest extends VerifiedCodeCacheContract {

    private final InMemoryVerifiedCodeCache cache = new InMemoryVerifiedCodeCache();

    @Override
    protected VerifiedCodeCache cache() {
        return cache;
    }
}
