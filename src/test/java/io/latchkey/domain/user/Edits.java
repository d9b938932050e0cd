package io.latchkey.domain.user;

import java.util.function.Function;

/** Edits for tests. */
public final class Edits {

    private Edits() {}

    public static Function<ProvisionedUser, Edited<Profile, String>> replaceBy(Profile profile) {
        return user -> new Edited.Accepted<>(profile);
    }

    public static Function<ProvisionedUser, Edited<Profile, String>> refuse(String refusal) {
        return user -> new Edited.Refused<>(refusal);
    }
}
