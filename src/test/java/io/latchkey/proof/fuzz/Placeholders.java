package io.latchkey.proof.fuzz;

/** Stand for values that do not follow from the seed. Sending a request replaces them. */
final class Placeholders {

    /** An active code, the user's own if there is one. */
    static final String CODE = "LIVECODE";

    /** The cursor of a page of the audit trail. */
    static final String CURSOR = "NEXTCURSOR";

    /** The entity tag of a user in the last answer about that user. */
    static final String TAG = "ENTITYTAG";

    private Placeholders() {}
}
