package io.latchkey.usecase;

class CountingHashingTest extends HashingContract {

    private final CountingHashing hashing = new CountingHashing();

    @Override
    protected Hashing hashing() {
        return hashing;
    }
}
