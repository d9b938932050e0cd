package io.latchkey.proof.fuzz;

/** The document that defines an answer. */
enum Rulebook {
    /** The OpenAPI document, for its operations. */
    DOCUMENT,
    /** RFC 9457, if the OpenAPI document has no such operation. */
    PROBLEM,
    /** RFC 7644. */
    SCIM,
    /** The HTTP server, which answers a request that it cannot read with a bare status. */
    SERVER
}
