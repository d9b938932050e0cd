package io.latchkey.console;

import io.vertx.core.MultiMap;

/**
 * The security headers of the console (Content Security Policy Level 3). The page may run its own scripts and call this
 * service and the identity provider. An injected script could not send a code anywhere else.
 */
record ContentSecurity(String policy) {

    /** The page fetches tokens from the identity provider's origin, and signs out with a form that it posts there. */
    static ContentSecurity towards(Authority authority) {
        String provider = authority.origin().map(origin -> " " + origin).orElse("");
        return new ContentSecurity(String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                // Pico CSS has its check marks and chevrons as data URLs.
                "img-src 'self' data:",
                "connect-src 'self'" + provider,
                "form-action 'self'" + provider,
                "base-uri 'none'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types lit-html"));
    }

    void addTo(MultiMap headers) {
        headers.set("Content-Security-Policy", policy)
                .set("Referrer-Policy", "no-referrer")
                .set("X-Content-Type-Options", "nosniff")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }
}
