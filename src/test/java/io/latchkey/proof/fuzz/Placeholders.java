package io.latchkey.proof.fuzz;

/** What no seed can foretell; it is put in when the request is sent. */
final class Placeholders {

    /** A code that is active: the user's own, where there is one. */
    static final String CODE = "LIVECODE";

    /** Where a page of the audit trail ended. */
    static final String CURSOR = "NEXTCURSOR";

    /** The entity tag of a user, as the last answer about the user had it. */
    static final String TAG = "ENTITYTAG";

    private Placeholders() {}
}
