package io.latchkey.domain.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a user stands with codes at one moment of the store's clock. */
public record Standing(boolean userActive, Optional<TemporaryVerificationCode> code, RateLimitState quota) {

    /** What keeps this user from a new code, most important first. */
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
