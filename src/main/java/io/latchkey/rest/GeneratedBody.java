package io.latchkey.rest;

import io.latchkey.domain.code.Generation.Generated;
import io.latchkey.domain.user.UserId;
import java.time.Instant;

record GeneratedBody(String code, String userId, Instant issuedAt, Instant expiresAt) {

    static GeneratedBody of(UserId user, Generated generated) {
        return new GeneratedBody(
                generated.code().orElseThrow().reveal(),
                user.value(),
                generated.validity().issuedAt(),
                generated.validity().endsAt());
    }

    /** Without the code, which must not be logged. */
    @Override
    public String toString() {
        return "GeneratedBody[userId=" + userId + ", expiresAt=" + expiresAt + "]";
    }
}
