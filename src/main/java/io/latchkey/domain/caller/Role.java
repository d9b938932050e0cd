package io.latchkey.domain.caller;

import java.util.Arrays;
import java.util.Optional;

/** What a caller may do. */
public enum Role {
    MFA_ADMIN(Role.NAME_MFA_ADMIN),
    AUDITOR(Role.NAME_AUDITOR),
    LOGIN_PIPELINE(Role.NAME_LOGIN_PIPELINE),
    USER_PROVISIONER(Role.NAME_USER_PROVISIONER);

    public static final String NAME_MFA_ADMIN = "mfa-admin";
    public static final String NAME_AUDITOR = "auditor";
    public static final String NAME_LOGIN_PIPELINE = "login-pipeline";
    public static final String NAME_USER_PROVISIONER = "user-provisioner";

    private final String claimValue;

    Role(String claimValue) {
        this.claimValue = claimValue;
    }

    /** The role of that name in a token; empty for the roles of other services. */
    public static Optional<Role> named(String claimValue) {
        return Arrays.stream(values())
                .filter(role -> role.claimValue.equals(claimValue))
                .findFirst();
    }
}
