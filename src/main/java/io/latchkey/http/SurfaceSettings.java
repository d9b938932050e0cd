package io.latchkey.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Which calls this replica serves. The prefix is the root of all our settings, so that a misspelt name anywhere below
 * {@code latchkey.} stops the start.
 */
@ConfigMapping(prefix = "latchkey")
public interface SurfaceSettings {

    /** The calls that are served; every other path answers 404. */
    @WithDefault("all")
    Surface surface();

    enum Surface {
        ALL,

        /** Verify and verification methods, health and metrics, for a sidecar. */
        LOGIN_PIPELINE
    }
}
