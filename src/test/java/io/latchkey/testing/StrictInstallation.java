package io.latchkey.testing;

import io.latchkey.dev.idp.DevelopmentToken;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * An installation with as few codes an administrator as by default, which other tests need more than, and with a claim, levels
 * and a maximum age of its own. One for several tests: each is another build and another start.
 */
public final class StrictInstallation implements QuarkusTestProfile {

    public static final int ISSUER_QUOTA = 60;

    /** An administrator who has just proved it is her, as this installation asks. */
    public static DevelopmentToken admin() {
        return Tokens.admin().claim("level", "gold");
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "latchkey.policy.issuer-quota", Integer.toString(ISSUER_QUOTA),
                "latchkey.step-up.claim", "level",
                "latchkey.step-up.acr-values", "gold,silver",
                "latchkey.step-up.max-age", "5M");
    }
}
