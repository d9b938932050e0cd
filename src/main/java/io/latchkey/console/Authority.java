package io.latchkey.console;

import java.net.URI;
import java.util.Optional;

/** The console's identity provider (OpenID Connect Discovery §4): a URL, or a path of this service. */
record Authority(URI uri) {

    /** @throws IllegalArgumentException if it is neither, or has a query or a fragment */
    Authority {
        boolean address = uri.getScheme() != null && uri.getScheme().matches("https?") && uri.getHost() != null;
        boolean path = !uri.isAbsolute()
                && uri.getRawAuthority() == null
                && uri.getRawPath().startsWith("/");
        if (!address && !path || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "latchkey.console.authority must be a URL (https://…) or a path (/…), not " + uri);
        }
    }

    static Authority of(String text) {
        return new Authority(URI.create(text));
    }

    /** RFC 6454. Empty if it is this service's own. */
    Optional<String> origin() {
        return uri.isAbsolute() ? Optional.of(uri.getScheme() + "://" + uri.getRawAuthority()) : Optional.empty();
    }
}
