package io.latchkey.usecase;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.Provisioning.Reason;
import io.latchkey.domain.user.Provisioning.Refused;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;

/** An identity provider says something new of a user, as a whole or in part. */
public final class ChangeUser {

    /** Changes that meet are told apart by the version; each try that loses was beaten by one that won. */
    private static final int TRIES = 10;

    private final Directory directory;

    public ChangeUser(Directory directory) {
        this.directory = directory;
    }

    /** @param edit makes the new profile of the present one, anew whenever another change came first; it may fail */
    public record Request(
            UserId id, LongPredicate expected, Function<ProvisionedUser, Uni<Profile>> edit, Origin origin) {}

    public Uni<Provisioning> change(Request request) {
        return change(request, TRIES);
    }

    private Uni<Provisioning> change(Request request, int tries) {
        return directory
                .read(request.id())
                .chain(user -> change(request, user))
                .chain(outcome -> isBeaten(outcome) && tries > 1
                        ? change(request, tries - 1)
                        : Uni.createFrom().item(outcome));
    }

    private Uni<Provisioning> change(Request request, Optional<ProvisionedUser> found) {
        if (found.isEmpty()) {
            return refused(Reason.USER_NOT_FOUND);
        }
        ProvisionedUser user = found.get();
        return request.expected().test(user.version())
                ? request.edit().apply(user).chain(profile -> replace(request, user, profile))
                : refused(Reason.VERSION_MISMATCH);
    }

    /** What was read may have been replaced by now. */
    private Uni<Provisioning> replace(Request request, ProvisionedUser read, Profile profile) {
        return directory.replace(request.id(), version -> version == read.version(), profile, request.origin());
    }

    private static boolean isBeaten(Provisioning outcome) {
        return outcome instanceof Refused refused && refused.reason() == Reason.VERSION_MISMATCH;
    }

    private static Uni<Provisioning> refused(Reason reason) {
        return Uni.createFrom().item(new Refused(reason));
    }
}
