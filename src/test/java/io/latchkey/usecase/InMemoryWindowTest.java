package io.latchkey.usecase;

import io.latchkey.domain.user.UserId;
import java.time.Duration;

class InMemoryWindowTest extends WindowContract {

    private final SettableClock clock = new SettableClock();
    private final InMemoryWindow<UserId> window = new InMemoryWindow<>(clock, LIMIT);

    @Override
    protected Window<UserId> window() {
        return window;
    }

    @Override
    protected void passTime(Duration span) {
        clock.advance(span);
    }
}
