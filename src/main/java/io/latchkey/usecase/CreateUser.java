package io.latchkey.usecase;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.function.Supplier;

/** Creates a user and chooses the user's id. */
public final class CreateUser {

    private final Directory directory;
    private final Supplier<UUID> ids;

    public CreateUser(Directory directory, Supplier<UUID> ids) {
        this.directory = directory;
        this.ids = ids;
    }

    /** The id is the {@code externalId} if that is a valid id: it then equals the {@code sub} of the user's tokens. */
    public Uni<Provisioning> create(Profile profile, Origin origin) {
        UserId id = profile.externalId()
                .flatMap(UserId::parse)
                .orElseGet(() -> new UserId(ids.get().toString()));
        return directory.create(id, profile, origin);
    }
}
