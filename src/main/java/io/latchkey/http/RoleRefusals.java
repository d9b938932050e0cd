package io.latchkey.http;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.audit.AuditEvent.Type;
import io.latchkey.domain.code.Refusal;
import io.latchkey.domain.user.UserId;
import io.latchkey.usecase.AuditTrail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/**
 * Records that JAX-RS refused a caller for lack of a role. Only a refused request that would have caused an audit event
 * causes one.
 */
@RequestScoped
class RoleRefusals {

    private final ContainerRequestContext request;
    private final CurrentRequest currentRequest;
    private final AuditTrail trail;
    private final OutcomeMetrics outcomes;

    RoleRefusals(
            ContainerRequestContext request, CurrentRequest currentRequest, AuditTrail trail, OutcomeMetrics outcomes) {
        this.request = request;
        this.currentRequest = currentRequest;
        this.trail = trail;
        this.outcomes = outcomes;
    }

    Uni<Void> recordMissingRole() {
        return event().map(
                        event -> trail.record(event).invoke(() -> outcomes.count(event.type(), Refusal.ROLE_REQUIRED)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Optional<AuditEvent> event() {
        UriInfo uri = request.getUriInfo();
        return Optional.ofNullable(uri.getPathParameters().getFirst(Paths.USER_ID))
                .flatMap(UserId::parse)
                .flatMap(user -> attempted(uri.getPath())
                        .map(type ->
                                AuditEvent.refused(type, user, currentRequest.origin(), Refusal.ROLE_REQUIRED.word())));
    }

    private Optional<Type> attempted(String path) {
        if (request.getMethod().equals(HttpMethod.DELETE)) {
            return Optional.of(Type.CODE_EXPIRED);
        }
        return request.getMethod().equals(HttpMethod.POST)
                ? Optional.of(path.endsWith("/" + Paths.VERIFY) ? Type.CODE_VERIFIED : Type.CODE_GENERATED)
                : Optional.empty();
    }
}
