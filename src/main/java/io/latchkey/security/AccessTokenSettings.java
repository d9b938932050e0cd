package io.latchkey.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/** What Quarkus has no setting for about access tokens. */
@ConfigMapping(prefix = "latchkey.token")
public interface AccessTokenSettings {

    /**
     * What header {@code typ} of an access token may say. RFC 9068 §4 has any other refused, an ID token's above all;
     * identity providers that do not follow it say {@code JWT} in both, and only the audience tells them apart.
     */
    @WithDefault("at+jwt")
    @NotEmpty
    List<String> types();

    /** How many verified tokens are remembered, 4 to 8 KiB each; 0 for none: every request has its signature checked. */
    @WithDefault("5000")
    @Min(0)
    @Max(100_000)
    int remembered();
}
