package io.latchkey.domain.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A user's codes and quota at one instant of the store's clock. */
public record Standing(boolean userActive, Optional<TemporaryVerificationCode> code, RateLimitState quota) {

    /** Why no code can be generated for this user, most important reason first. */
    public List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        if (!userActive) {
            refusals.add(Refusal.USER_INACTIVE);
        }
        if (code.isPresent()) {
            refusals.add(Refusal.ACTIVE_CODE_EXISTS);
        }
        if (quota.isExhausted()) {
            refusals.add(Refusal.QUOTA_EXCEEDED);
        }
        return List.copyOf(refusals);
    }
}
