package io.latchkey.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.caller.Actor;
import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What the use cases expect of {@link AuditTrail}: the twin in memory and PostgreSQL must both pass. No use case reads the trail,
 * and the twin cannot.
 */
public abstract class AuditTrailContract {

    private final UserId user = new UserId(UUID.randomUUID().toString());

    protected abstract AuditTrail trail();

    protected abstract <T> T await(Supplier<Uni<T>> answer);

    /** The audit events of one user, oldest first. */
    protected abstract List<AuditEvent> events(UserId user);

    @Test
    void recordedEvents_areInTheTrail_unchangedAndInOrder() {
        List<AuditEvent> recorded = List.of(
                AuditEvent.refused(AuditEvent.Type.CODE_GENERATED, user, SampleSession.origin(), "self_issue"),
                AuditEvent.success(AuditEvent.Type.CODE_EXPIRED, user, barest(), Map.of("cause", "user_deleted")),
                AuditEvent.refused(AuditEvent.Type.CODE_GENERATED, user, SampleSession.origin(), "step_up_required"));
        recorded.forEach(event -> await(() -> trail().record(event)));
        assertEquals(recorded, events(user));
    }

    @Test
    void sameEventTwice_isInTheTrailTwice() {
        AuditEvent event =
                AuditEvent.refused(AuditEvent.Type.CODE_GENERATED, user, SampleSession.origin(), "quota_exceeded");
        await(() -> trail().record(event));
        await(() -> trail().record(event));
        assertEquals(List.of(event, event), events(user));
    }

    private static Origin barest() {
        return new Origin(new Actor("carol", Optional.empty(), Optional.empty()), Optional.empty(), "request-2");
    }
}
