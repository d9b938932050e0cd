package io.latchkey.usecase;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.Edited;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.UserId;
import io.latchkey.domain.user.UserPage;
import io.latchkey.domain.user.UserQuery;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;

/**
 * The users that identity providers maintain. Each change is one transaction together with its audit event. A change that
 * ends the user's active code ({@link Profile#endsCode}), or a deletion, ends it in the same transaction, and no code can
 * be issued to the user at the same time.
 */
public interface Directory {

    Uni<Provisioning> create(UserId id, Profile profile, Origin origin);

    Uni<Optional<ProvisionedUser>> read(UserId id);

    Uni<UserPage> search(UserQuery query);

    /**
     * Edits a user while the user's row is locked, so that no concurrent change is lost. Changes nothing, not even the
     * version, if the edit returns the same profile or refuses.
     *
     * @param expected accepts the versions that the caller is willing to change; the edit does not run for another version
     * @param edit a pure function of bounded cost: it runs once, inside the transaction, on the event loop
     */
    <R> Uni<Edited<Provisioning, R>> change(
            UserId id, LongPredicate expected, Function<ProvisionedUser, Edited<Profile, R>> edit, Origin origin);

    /** @param expected accepts the versions that the caller is willing to delete */
    Uni<Provisioning> delete(UserId id, LongPredicate expected, Origin origin);
}
