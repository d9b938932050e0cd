package io.latchkey.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Optional;

/** The page for administrators, and how they sign in to it. */
@ConfigMapping(prefix = "latchkey.console")
public interface ConsoleSettings {

    @WithDefault("false")
    boolean enabled();

    /**
     * Where the identity provider is, whose discovery document is found below it: an address, or a path of the service's
     * own. The issuer of access tokens where absent.
     */
    Optional<String> authority();

    /** What the identity provider knows the console by: a public client (RFC 6749 §2.1). */
    @WithDefault("latchkey-console")
    String clientId();

    /** What the console asks the identity provider for; {@code openid} is always among it. */
    @WithDefault("openid")
    @NotEmpty
    List<String> scopes();
}
