package io.latchkey.security;

import io.latchkey.domain.caller.StepUpPolicy;
import java.time.InstantSource;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Runs after the token and the role were found good, and before the body is read. */
class StepUpFilter {

    private final Caller caller;
    private final StepUpPolicy policy;
    private final InstantSource clock;

    StepUpFilter(Caller caller, StepUpPolicy policy, InstantSource clock) {
        this.caller = caller;
        this.policy = policy;
        this.clock = clock;
    }

    @RequiresStepUp
    @ServerRequestFilter
    public void check() {
        if (!policy.isSatisfiedBy(caller.session(), clock.instant())) {
            throw new InsufficientUserAuthentication();
        }
    }
}
