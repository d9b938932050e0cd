package io.latchkey.dev.idp;

/** An error with a code of RFC 6749 §4.1.2.1 and §5.2 or OpenID Connect Core §3.1.2.6. */
final class OidcError extends RuntimeException {

    private final String error;

    OidcError(String error, String description) {
        super(description);
        this.error = error;
    }

    static OidcError invalidRequest(String description) {
        return new OidcError("invalid_request", description);
    }

    static OidcError invalidGrant(String description) {
        return new OidcError("invalid_grant", description);
    }

    String error() {
        return error;
    }
}
