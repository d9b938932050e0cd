package io.latchkey.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/** Settings of access tokens that Quarkus does not have. */
@ConfigMapping(prefix = "latchkey.token")
public interface AccessTokenSettings {

    /**
     * The allowed values of header {@code typ}. RFC 9068 §4 requires that any other, such as an ID token's, is refused. Identity
     * providers that do not follow it use {@code JWT} for both; then only the audience distinguishes them.
     */
    @WithDefault("at+jwt")
    @NotEmpty
    List<String> types();

    /** How many verified tokens are cached, 4 to 8 KiB each. With 0, the signature is verified in every request. */
    @WithDefault("5000")
    @Min(0)
    @Max(100_000)
    int remembered();
}
