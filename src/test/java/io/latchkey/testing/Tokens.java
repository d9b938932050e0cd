package io.latchkey.testing;

import io.latchkey.dev.idp.DevelopmentToken;

/** Good tokens by their bearer's name; a negative test takes one and changes one thing. */
public final class Tokens {

    public static final String ADMIN = "carol";

    private Tokens() {}

    /** An administrator who has just proved it is her. */
    public static DevelopmentToken admin() {
        return LatchkeyStores.tokens()
                .forSubject(ADMIN)
                .roles("mfa-admin")
                .acr("high_assurance")
                .amr("pwd", "otp");
    }

    public static DevelopmentToken pipeline() {
        return LatchkeyStores.tokens().forSubject("login-service").roles("login-pipeline");
    }

    public static DevelopmentToken auditor() {
        return LatchkeyStores.tokens().forSubject("ann").roles("auditor");
    }

    /** An identity provider that keeps the users. */
    public static DevelopmentToken provisioner() {
        return LatchkeyStores.tokens().forSubject("identity-provider").roles("user-provisioner");
    }
}
