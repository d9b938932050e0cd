package io.latchkey.console;

import io.vertx.core.MultiMap;

/**
 * What the console's page may do (Content Security Policy Level 3): run its own scripts, ask this service and the identity
 * provider, and nothing else. A script that found its way in would have nowhere to send a code to.
 */
record ContentSecurity(String policy) {

    /** Tokens come from the identity provider's origin, and signing out is a form that goes there. */
    static ContentSecurity towards(Authority authority) {
        String provider = authority.origin().map(origin -> " " + origin).orElse("");
        return new ContentSecurity(String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                // Pico CSS draws its check marks and chevrons so.
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
