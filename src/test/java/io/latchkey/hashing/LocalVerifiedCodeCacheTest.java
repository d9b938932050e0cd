package io.latchkey.hashing;

import io.latchkey.usecase.VerifiedCodeCache;
import io.latchkey.usecase.VerifiedCodeCacheContract;
import java.security.SecureRandom;

class LocalVerifiedCodeCacheTest extends VerifiedCodeCacheContract {

    private final LocalVerifiedCodeCache cache = new LocalVerifiedCodeCache(new SecureRandom());

    @Override
    protected VerifiedCodeCache cache() {
        return cache;
    }
}
