package io.latchkey.domain.user;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Profiles with every attribute, or with the required ones only. */
public final class Profiles {

    private Profiles() {}

    public static Profile full(String userName) {
        return new Profile(
                userName,
                Optional.of("external-" + userName),
                Optional.of("Ann Example"),
                new PersonName(
                        Optional.of("Dr. Ann B. Example Jr."),
                        Optional.of("Example"),
                        Optional.of("Ann"),
                        Optional.of("B."),
                        Optional.of("Dr."),
                        Optional.of("Jr.")),
                true,
                List.of(
                        new Email(Optional.of("ann@home.example"), Optional.of("home"), Optional.empty(), false),
                        new Email(Optional.of("ann@work.example"), Optional.of("work"), Optional.of("Ann"), true)),
                List.of(
                        new VerificationMethod("totp", Optional.of("Pixel 9"), true),
                        new VerificationMethod("webauthn", Optional.empty(), false)),
                Map.of("title", "Engineer", "grade", 7, "roles", List.of(Map.of("value", "admin", "primary", true))));
    }

    public static Profile bare(String userName) {
        return new Profile(
                userName, Optional.empty(), Optional.empty(), PersonName.NONE, true, List.of(), List.of(), Map.of());
    }

    /** A name that no user has yet. */
    public static String newName() {
        return "user-" + UUID.randomUUID() + "@example.org";
    }

    public static Profile active(Profile profile, boolean active) {
        return new Profile(
                profile.userName(),
                profile.externalId(),
                profile.displayName(),
                profile.name(),
                active,
                profile.emails(),
                profile.methods(),
                profile.attributes());
    }

    public static Profile named(Profile profile, String userName) {
        return new Profile(
                userName,
                profile.externalId(),
                profile.displayName(),
                profile.name(),
                profile.active(),
                profile.emails(),
                profile.methods(),
                profile.attributes());
    }

    public static Profile external(Profile profile, Optional<String> externalId) {
        return new Profile(
                profile.userName(),
                externalId,
                profile.displayName(),
                profile.name(),
                profile.active(),
                profile.emails(),
                profile.methods(),
                profile.attributes());
    }
}
