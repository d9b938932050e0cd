package io.latchkey.testing;

import io.latchkey.dev.idp.DevelopmentToken;

/** Valid tokens by role. A negative test changes one property of one of them. */
public final class Tokens {

    public static final String ADMIN = "carol";

    private Tokens() {}

    /** An administrator with a stepped-up session. */
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

    /** An identity provider that provisions users. */
    public static DevelopmentToken provisioner() {
        return LatchkeyStores.tokens().forSubject("identity-provider").roles("user-provisioner");
    }
}
