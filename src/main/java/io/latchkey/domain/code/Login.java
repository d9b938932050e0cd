package io.latchkey.domain.code;

import io.latchkey.domain.user.User;
import io.latchkey.domain.user.VerificationMethod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A user who logs in, and which verification methods the login pipeline offers (rule 8 of the contract).
 *
 * @param codeEndsAt when the active code ends; empty if none is active
 */
public record Login(User user, Optional<Instant> codeEndsAt) {

    private static final String TEMPORARY_CODE = "temporary_verification_code";

    /**
     * A method as the login pipeline sees it.
     *
     * @param expiresAt when a temporary code ends; empty for the user's own methods
     */
    public record Method(String type, Optional<String> display, Optional<Instant> expiresAt) {}

    /** The code alone while one is active, otherwise the user's own methods. An inactive user is not offered a code. */
    public List<Method> offered() {
        return offeredCode().map(List::of).orElseGet(this::ownMethods);
    }

    /** The user's own methods while the code replaces them. */
    public List<Method> bypassed() {
        return offeredCode().isPresent() ? ownMethods() : List.of();
    }

    private Optional<Method> offeredCode() {
        return codeEndsAt
                .filter(endsAt -> user.active())
                .map(endsAt -> new Method(TEMPORARY_CODE, Optional.empty(), Optional.of(endsAt)));
    }

    private List<Method> ownMethods() {
        return user.methods().stream().map(Login::own).toList();
    }

    private static Method own(VerificationMethod method) {
        return new Method(method.type(), method.display(), Optional.empty());
    }
}
