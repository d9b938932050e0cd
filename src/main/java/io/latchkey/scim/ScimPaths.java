package io.latchkey.scim;

import jakarta.ws.rs.core.UriInfo;

/** The paths of SCIM, each said once. */
final class ScimPaths {

    static final String ROOT = "/scim/v2";
    static final String USERS = "Users";
    static final String SEARCH = ".search";

    private ScimPaths() {}

    /** As the caller sees the service, behind a trusted proxy too (quarkus.http.proxy.*). */
    static String location(UriInfo uri, String... path) {
        return uri.getBaseUri().resolve(ROOT + "/" + String.join("/", path)).toString();
    }
}
