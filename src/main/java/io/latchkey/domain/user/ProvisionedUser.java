package io.latchkey.domain.user;

import java.time.Instant;

/**
 * A user as stored.
 *
 * @param version grows with every change; an {@code ETag} (RFC 7644 §3.14) is made of it
 */
public record ProvisionedUser(UserId id, Profile profile, long version, Instant createdAt, Instant modifiedAt) {}
