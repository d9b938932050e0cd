package io.latchkey.postgres.audit;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.Reactive;
import io.latchkey.usecase.AuditTrail;
import io.latchkey.usecase.AuditTrailContract;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;

@QuarkusTest
class PostgresAuditTrailTest extends AuditTrailContract {

    @Inject
    AuditTrail trail;

    @Override
    protected AuditTrail trail() {
        return trail;
    }

    @Override
    protected <T> T await(Supplier<Uni<T>> answer) {
        return Reactive.await(answer);
    }

    @Override
    protected List<AuditEvent> events(UserId user) {
        return TrailOf.user(user, trail);
    }
}
