package io.latchkey.domain.user;

import java.util.function.Function;

/** Outcome of creating, changing or deleting a user. */
public sealed interface Provisioning {

    <T> T fold(Function<ProvisionedUser, T> onSuccess, Function<Reason, T> onRefusal);

    /** @param user as stored now, or as last stored if it was deleted */
    record Provisioned(ProvisionedUser user) implements Provisioning {
        @Override
        public <T> T fold(Function<ProvisionedUser, T> onSuccess, Function<Reason, T> onRefusal) {
            return onSuccess.apply(user);
        }
    }

    record Refused(Reason reason) implements Provisioning {
        @Override
        public <T> T fold(Function<ProvisionedUser, T> onSuccess, Function<Reason, T> onRefusal) {
            return onRefusal.apply(reason);
        }
    }

    enum Reason {
        USER_NOT_FOUND,
        /** The {@code externalId} of a new user would have become its id, but another user has that id. */
        ID_TAKEN,
        USER_NAME_TAKEN,
        /** The user does not have a version that the caller expects (RFC 7644 §3.14, {@code If-Match}). */
        VERSION_MISMATCH
    }
}
