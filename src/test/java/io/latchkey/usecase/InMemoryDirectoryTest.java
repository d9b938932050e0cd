package io.latchkey.usecase;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.latchkey.domain.user.Profiles;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class InMemoryDirectoryTest extends DirectoryContract {

    private final World world = new World();
    private final Directory directory = new InMemoryDirectory(world);

    @Override
    protected Directory directory() {
        return directory;
    }

    @Override
    protected Codes codes() {
        return world.codes;
    }

    @Override
    protected <T> T await(Supplier<Uni<T>> call) {
        return call.get().await().indefinitely();
    }

    @Override
    protected List<String> eventTypes(UserId user) {
        return world.trail.events.stream()
                .filter(event -> event.userId().equals(user))
                .map(event -> event.type().word())
                .toList();
    }

    @Test
    void change_whileTheStoreIsUnavailable_fails() {
        UserId id = create(Profiles.bare("ann")).id();
        world.store.unavailable = true;
        assertThrows(DependencyUnavailable.class, () -> replace(id, ANY, Profiles.bare("bob")));
    }
}
