package io.latchkey.usecase;

import io.latchkey.domain.user.User;
import io.latchkey.domain.user.UserId;
import io.latchkey.domain.user.VerificationMethod;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

class InMemoryLoginsTest extends LoginsContract {

    private final World world = new World();

    @Override
    protected Logins logins() {
        return world.codes;
    }

    @Override
    protected Codes codes() {
        return world.codes;
    }

    @Override
    protected <T> T await(Supplier<Uni<T>> answer) {
        return answer.get().await().indefinitely();
    }

    @Override
    protected UserId newUser(boolean active, List<VerificationMethod> methods) {
        UserId user = new UserId("user");
        world.users.put(new User(user, active, methods));
        return user;
    }

    @Override
    protected void passTime(Duration span, UserId user) {
        world.clock.advance(span);
    }
}
