package io.latchkey.testing;

import io.latchkey.dev.idp.DevelopmentToken;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * An installation with the default quota per administrator, which the other tests raise, and with a claim, levels and a
 * maximum age of its own. Several tests share it, because each installation is another build and start.
 */
public final class StrictInstallation implements QuarkusTestProfile {

    public static final int ISSUER_QUOTA = 60;

    /** An administrator with a session that this installation accepts as stepped up. */
    public static DevelopmentToken admin() {
        return Tokens.admin().claim("level", "gold");
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "latchkey.policy.issuer-quota", Integer.toString(ISSUER_QUOTA),
                "latchkey.policy.max-hours", "8",
                "latchkey.step-up.claim", "level",
                "latchkey.step-up.acr-values", "gold,silver",
                "latchkey.step-up.max-age", "5M");
    }
}
