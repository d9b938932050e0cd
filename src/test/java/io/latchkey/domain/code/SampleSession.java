package io.latchkey.domain.code;

import io.latchkey.domain.caller.Actor;
import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.caller.Role;
import io.latchkey.domain.caller.Session;
import io.latchkey.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Ordinary objects for tests about something else. */
public final class SampleSession {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final UserId USER = new UserId("alice");
    public static final String HIGH_ASSURANCE = "high_assurance";

    private SampleSession() {}

    public static Actor actor(String subject) {
        return new Actor(subject, Optional.of("admin-console"), Optional.of(HIGH_ASSURANCE));
    }

    public static Origin origin() {
        return new Origin(actor("carol"), Optional.of("192.0.2.7"), "request-1");
    }

    /** An administrator who may generate a code for {@link #USER}. */
    public static Session admin() {
        return session("carol", Role.MFA_ADMIN, HIGH_ASSURANCE, "pwd");
    }

    public static Session session(String subject, Role role, String acr, String amr) {
        return new Session(actor(subject), Set.of(role), Optional.of(acr), Set.of(amr), Optional.of(NOW));
    }

    /** A code, the same one for the same number. */
    public static CodeText code(long number) {
        return CodeText.random(new SplittableRandom(number));
    }

    public static TemporaryVerificationCode activeCode() {
        Validity validity = new Validity(NOW, NOW.plus(Duration.ofHours(4)));
        return new TemporaryVerificationCode(validity, "carol", Optional.empty(), 0, Optional.empty(), 0);
    }

    public static RateLimitState unused(RateLimit limit) {
        return limit.stateAfter(List.of(), NOW);
    }

    public static RateLimitState exhausted(RateLimit limit) {
        return new RateLimitState(limit, 0, Duration.ofMinutes(20));
    }
}
