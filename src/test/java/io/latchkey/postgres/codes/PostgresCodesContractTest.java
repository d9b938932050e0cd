package io.latchkey.postgres.codes;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.Database;
import io.latchkey.postgres.Reactive;
import io.latchkey.postgres.audit.AuditEvents;
import io.latchkey.postgres.audit.TrailOf;
import io.latchkey.testing.People;
import io.latchkey.testing.TimeTravel;
import io.latchkey.usecase.AuditTrail;
import io.latchkey.usecase.Codes;
import io.latchkey.usecase.CodesContract;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
class PostgresCodesContractTest extends CodesContract {

    @Inject
    Database database;

    @Inject
    Pool pool;

    @Inject
    CodeOwners owners;

    @Inject
    CodeRepository repository;

    @Inject
    Standings standings;

    @Inject
    AuditEvents events;

    @Inject
    ReissueAlarm alarm;

    @Inject
    AuditTrail trail;

    private final List<UserId> users = new ArrayList<>();
    private Codes codes;

    /** The service's own adapter, but with the quotas of the contract. */
    @BeforeEach
    void create() {
        IssuerCodes issuers = new IssuerCodes(QUOTA);
        codes = new PostgresCodes(
                database,
                owners,
                repository,
                standings,
                new IssueTransaction(owners, repository, standings, issuers, events),
                new VerifyStatement(pool, THROTTLE),
                new ExpireStatement(repository, events),
                issuers,
                alarm);
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
    protected UserId newUser() {
        UserId user = new UserId(People.activeUser());
        users.add(user);
        return user;
    }

    @Override
    protected void setInactive(UserId user) {
        People.deactivate(user.value());
    }

    @Override
    protected void passTime(Duration span) {
        users.forEach(user -> TimeTravel.pass(span, user.value()));
    }

    @Override
    protected List<AuditEvent> events(UserId user) {
        return TrailOf.user(user, trail);
    }
}
