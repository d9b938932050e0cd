package io.latchkey.postgres.users;

import io.latchkey.domain.user.Profile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** The names of the attributes that changed. Only names, to keep personal data out of the trail. */
final class ProfileDifferences {

    private static final Map<String, Function<Profile, Object>> ATTRIBUTES = Map.of(
            "userName", Profile::userName,
            "externalId", Profile::externalId,
            "displayName", Profile::displayName,
            "name", Profile::name,
            "active", Profile::active,
            "emails", Profile::emails,
            "verificationMethods", Profile::methods);

    private ProfileDifferences() {}

    /** The names in SCIM, sorted. */
    static List<String> between(Profile before, Profile after) {
        SortedSet<String> names = new TreeSet<>(before.attributes().keySet());
        names.addAll(after.attributes().keySet());
        names.removeIf(name ->
                Objects.equals(before.attributes().get(name), after.attributes().get(name)));
        ATTRIBUTES.forEach((name, value) -> {
            if (!value.apply(before).equals(value.apply(after))) {
                names.add(name);
            }
        });
        return List.copyOf(names);
    }
}
