package io.latchkey.dev.idp;

import io.latchkey.domain.Word;
import java.util.List;
import java.util.Optional;

/** The users of the development identity provider: one for each kind of caller. */
enum Persona implements Word {
    CAROL("generates codes for others", "otp", "mfa-admin"),
    FRANK("generates codes for others too", "otp", "mfa-admin"),
    GRACE("could generate codes, but signs in with a temporary code herself", "tvc", "mfa-admin"),
    ANN("reads the audit trail", "otp", "auditor"),
    ALICE("has no role here", "otp");

    private static final String PASSWORD = "pwd";

    private final String description;
    private final String secondFactor;
    private final List<String> roles;

    Persona(String description, String secondFactor, String... roles) {
        this.description = description;
        this.secondFactor = secondFactor;
        this.roles = List.of(roles);
    }

    static Optional<Persona> of(String subject) {
        return Word.find(Persona.class, subject);
    }

    String subject() {
        return word();
    }

    String displayName() {
        return name().charAt(0) + subject().substring(1);
    }

    String description() {
        return description;
    }

    List<String> roles() {
        return roles;
    }

    /** RFC 8176: a password opens the session, the second factor raises it. */
    List<String> methods(boolean verified) {
        // A user with a temporary code has no other method, so the code is needed for every session.
        boolean both = verified || secondFactor.equals("tvc");
        return both ? List.of(PASSWORD, secondFactor) : List.of(PASSWORD);
    }
}
