package io.latchkey.domain.code;

import io.latchkey.domain.caller.Role;
import io.latchkey.domain.caller.Session;
import io.latchkey.domain.caller.StepUpPolicy;
import io.latchkey.domain.user.UserId;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may generate a code for which user, and for how long: the rules about the caller and the request (rules 1, 2 and 6 of the
 * contract). The rules about the user are in {@link Standing}.
 */
public record GenerationRules(StepUpPolicy stepUp, LifetimePolicy lifetimes, InstantSource clock) {

    /** Role before step-up: RFC 9470 challenges only callers who otherwise may generate. */
    private static final List<Refusal> ANSWER_ORDER = List.of(
            Refusal.ROLE_REQUIRED,
            Refusal.STEP_UP_REQUIRED,
            Refusal.LIFETIME_NOT_ALLOWED,
            Refusal.SELF_ISSUE,
            Refusal.TEMPORARY_SESSION);

    /** Every rule about the caller that is broken. */
    public Set<Refusal> refusals(Session caller, UserId user) {
        EnumSet<Refusal> refusals = EnumSet.noneOf(Refusal.class);
        if (!caller.has(Role.MFA_ADMIN)) {
            refusals.add(Refusal.ROLE_REQUIRED);
        }
        if (!stepUp.isSatisfiedBy(caller, clock.instant())) {
            refusals.add(Refusal.STEP_UP_REQUIRED);
        }
        if (caller.actor().is(user)) {
            refusals.add(Refusal.SELF_ISSUE);
        }
        if (caller.openedWithTemporaryCode()) {
            refusals.add(Refusal.TEMPORARY_SESSION);
        }
        return refusals;
    }

    /** The reason to refuse the request with, if any rule is broken. */
    public Optional<Refusal> first(Session caller, UserId user, Lifetime lifetime) {
        Set<Refusal> refusals = refusals(caller, user);
        if (!lifetimes.allows(lifetime)) {
            refusals.add(Refusal.LIFETIME_NOT_ALLOWED);
        }
        return ANSWER_ORDER.stream().filter(refusals::contains).findFirst();
    }
}
