package io.latchkey.usecase;

import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.domain.user.UserId;
import io.latchkey.domain.user.UserPage;
import io.latchkey.domain.user.UserQuery;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Someone looks for users. */
public final class FindUsers {

    private final Directory directory;

    public FindUsers(Directory directory) {
        this.directory = directory;
    }

    public Uni<Optional<ProvisionedUser>> find(UserId id) {
        return directory.read(id);
    }

    public Uni<UserPage> find(UserQuery query) {
        return directory.search(query);
    }
}
