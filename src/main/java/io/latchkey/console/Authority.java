package io.latchkey.console;

import java.net.URI;
import java.util.Optional;

/** Where the console's identity provider is (OpenID Connect Discovery §4): an address, or a path of this service. */
record Authority(URI uri) {

    /** @throws IllegalArgumentException with what is wrong */
    Authority {
        boolean address = uri.getScheme() != null && uri.getScheme().matches("https?") && uri.getHost() != null;
        boolean path = !uri.isAbsolute()
                && uri.getRawAuthority() == null
                && uri.getRawPath().startsWith("/");
        if (!address && !path || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "latchkey.console.authority is an address (https://…) or a path (/…), not " + uri);
        }
    }

    static Authority of(String text) {
        return new Authority(URI.create(text));
    }

    /** RFC 6454; none where it is the service's own. */
    Optional<String> origin() {
        return uri.isAbsolute() ? Optional.of(uri.getScheme() + "://" + uri.getRawAuthority()) : Optional.empty();
    }
}
