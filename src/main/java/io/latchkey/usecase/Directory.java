package io.latchkey.usecase;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.UserId;
import io.latchkey.domain.user.UserPage;
import io.latchkey.domain.user.UserQuery;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * The users as identity providers keep them. Each change is one transaction together with its audit event. A user who is
 * deactivated or deleted loses the active code in it, and no code is issued to them meanwhile.
 */
public interface Directory {

    Uni<Provisioning> create(UserId id, Profile profile, Origin origin);

    Uni<Optional<ProvisionedUser>> read(UserId id);

    Uni<UserPage> search(UserQuery query);

    /**
     * Changes nothing, the version neither, where the profile is the same.
     *
     * @param expected which versions the caller means to replace
     */
    Uni<Provisioning> replace(UserId id, LongPredicate expected, Profile profile, Origin origin);

    Uni<Provisioning> delete(UserId id, LongPredicate expected, Origin origin);
}
