package io.latchkey.scim;

import jakarta.ws.rs.core.UriInfo;

/** The paths of SCIM. */
final class ScimPaths {

    static final String ROOT = "/scim/v2";
    static final String USERS = "Users";
    static final String SEARCH = ".search";

    private ScimPaths() {}

    /** Begins with the base URI that the caller used, also behind a trusted proxy (quarkus.http.proxy.*). */
    static String location(UriInfo uri, String... path) {
        return uri.getBaseUri().resolve(ROOT + "/" + String.join("/", path)).toString();
    }
}
