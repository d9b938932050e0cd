package io.latchkey.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Optional;

/** The administrators' console, and how they sign in to it. */
@ConfigMapping(prefix = "latchkey.console")
public interface ConsoleSettings {

    @WithDefault("false")
    boolean enabled();

    /**
     * The identity provider, as a URL or a path of this service. Its discovery document is below it. If absent, the issuer of
     * access tokens.
     */
    Optional<String> authority();

    /** The console's client id at the identity provider: a public client (RFC 6749 §2.1). */
    @WithDefault("latchkey-console")
    String clientId();

    /** The scopes that the console requests. {@code openid} is always added. */
    @WithDefault("openid")
    @NotEmpty
    List<String> scopes();
}
