package io.latchkey.postgres.users;

import static io.latchkey.domain.audit.AuditEvent.Type.USER_CREATED;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.Provisioning.Provisioned;
import io.latchkey.domain.user.Provisioning.Reason;
import io.latchkey.domain.user.Provisioning.Refused;
import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.AdvisoryLocks;
import io.latchkey.postgres.audit.AuditEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Creates a user: inserts the row with id and name, then fills in the rest, together with the audit event. */
@ApplicationScoped
class CreateTransaction {

    private final UserRepository users;
    private final AuditEvents trail;

    CreateTransaction(UserRepository users, AuditEvents trail) {
        this.users = users;
        this.trail = trail;
    }

    Uni<Provisioning> create(UserId id, Profile profile, Origin origin) {
        return AdvisoryLocks.userName(profile.userName())
                .chain(() -> users.insert(id, profile))
                .chain(inserted -> inserted ? fill(id, profile, origin) : refuse(id));
    }

    private Uni<Provisioning> fill(UserId id, Profile profile, Origin origin) {
        Map<String, Object> details = Map.of("active", profile.active());
        return users.whole(id)
                .<Provisioning>map(user -> new Provisioned(user.orElseThrow().applied(profile)))
                .call(() -> trail.append(AuditEvent.success(USER_CREATED, id, origin, details)));
    }

    /** The insertion waited for concurrent ones, so the user that has the id or the name is committed. */
    private Uni<Provisioning> refuse(UserId id) {
        return users.count("id", id.value())
                .map(count -> new Refused(count > 0 ? Reason.ID_TAKEN : Reason.USER_NAME_TAKEN));
    }
}
