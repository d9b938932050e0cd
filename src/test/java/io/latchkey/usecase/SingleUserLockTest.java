package io.latchkey.usecase;

class SingleUserLockTest extends UserLockContract {

    private final SingleUserLock lock = new SingleUserLock();

    @Override
    protected UserLock lock() {
        return lock;
    }
}
