package io.latchkey.dev.idp;

import jakarta.ws.rs.core.NewCookie;

/** Identifies a browser to the development identity provider. */
final class BrowserCookie {

    static final String NAME = "latchkey-dev-idp";

    private static final String PATH = "/dev/idp";

    private BrowserCookie() {}

    static NewCookie of(String browser) {
        return builder().value(browser).build();
    }

    static NewCookie none() {
        return builder().value("").maxAge(0).build();
    }

    private static NewCookie.Builder builder() {
        return new NewCookie.Builder(NAME).path(PATH).httpOnly(true).sameSite(NewCookie.SameSite.LAX);
    }
}
