package io.latchkey.proof.fuzz;

/** Who says what an answer looks like. */
enum Rulebook {
    /** The OpenAPI document, of an operation. */
    DOCUMENT,
    /** RFC 9457, where the document has no operation. */
    PROBLEM,
    /** RFC 7644. */
    SCIM,
    /** The HTTP server, which refuses what it cannot read with a bare status. */
    SERVER
}
