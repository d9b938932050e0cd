package io.latchkey.domain.user;

/** What came of creating, changing or deleting a user. */
public sealed interface Provisioning {

    /** @param user as it is now; as it was last, where it was deleted */
    record Provisioned(ProvisionedUser user) implements Provisioning {}

    record Refused(Reason reason) implements Provisioning {}

    enum Reason {
        USER_NOT_FOUND,
        /** Another user has that id, which an {@code externalId} asked for. */
        ID_TAKEN,
        USER_NAME_TAKEN,
        /** The user is no longer, or not yet, as the caller believes (RFC 7644 §3.14, {@code If-Match}). */
        VERSION_MISMATCH
    }
}
