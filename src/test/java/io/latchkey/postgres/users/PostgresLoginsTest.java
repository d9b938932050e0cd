package io.latchkey.postgres.users;

import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.user.PersonName;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.UserId;
import io.latchkey.domain.user.VerificationMethod;
import io.latchkey.postgres.Reactive;
import io.latchkey.testing.TimeTravel;
import io.latchkey.usecase.Codes;
import io.latchkey.usecase.Directory;
import io.latchkey.usecase.Logins;
import io.latchkey.usecase.LoginsContract;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

@QuarkusTest
class PostgresLoginsTest extends LoginsContract {

    @Inject
    Logins logins;

    @Inject
    Codes codes;

    @Inject
    Directory directory;

    @Override
    protected Logins logins() {
        return logins;
    }

    @Override
    protected Codes codes() {
        return codes;
    }

    @Override
    protected <T> T await(Supplier<Uni<T>> answer) {
        return Reactive.await(answer);
    }

    @Override
    protected UserId newUser(boolean active, List<VerificationMethod> methods) {
        UserId user = new UserId(UUID.randomUUID().toString());
        Profile profile = new Profile(
                user + "@example.org",
                Optional.empty(),
                Optional.empty(),
                PersonName.NONE,
                active,
                List.of(),
                methods,
                Map.of());
        await(() -> directory.create(user, profile, SampleSession.origin()));
        return user;
    }

    @Override
    protected void passTime(Duration span, UserId user) {
        TimeTravel.pass(span, user.value());
    }
}
