package io.latchkey.rest;

import com.fasterxml.jackson.core.JacksonException;
import io.latchkey.domain.Refusal;
import io.latchkey.security.InsufficientUserAuthentication;
import io.latchkey.usecase.DependencyUnavailable;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What is thrown on the way to a resource, or because a store is away, becomes a problem. */
class ProblemMappers {

    /** Before the problem library's own mappers. */
    private static final int FIRST = Priorities.USER - 1_000;

    private final Problems problems;
    private final BodyProblems bodies;
    private final Answers answers;
    private final CallerRefusals refusals;

    ProblemMappers(Problems problems, BodyProblems bodies, Answers answers, CallerRefusals refusals) {
        this.problems = problems;
        this.bodies = bodies;
        this.answers = answers;
        this.refusals = refusals;
    }

    @ServerExceptionMapper(value = ForbiddenException.class, priority = FIRST)
    public Uni<Response> roleRequired(ForbiddenException failure) {
        return refusals.record(Refusal.ROLE_REQUIRED).map(done -> answers.of(problems.roleRequired(), failure));
    }

    @ServerExceptionMapper(value = InsufficientUserAuthentication.class, priority = FIRST)
    public Uni<Response> stepUpRequired(InsufficientUserAuthentication failure) {
        return refusals.record(Refusal.STEP_UP_REQUIRED)
                .map(done -> answers.of(problems.insufficientUserAuthentication(), failure));
    }

    @ServerExceptionMapper(value = UnauthorizedException.class, priority = FIRST)
    public Response tokenMissing(UnauthorizedException failure) {
        return answers.of(problems.invalidToken(false), failure);
    }

    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = FIRST)
    public Response tokenRefused(AuthenticationFailedException failure) {
        return answers.of(problems.invalidToken(true), failure);
    }

    @ServerExceptionMapper(value = JacksonException.class, priority = FIRST)
    public Response bodyUnreadable(JacksonException failure) {
        return answers.of(bodies.of(failure), failure);
    }

    @ServerExceptionMapper(value = ConstraintViolationException.class, priority = FIRST)
    public Response bodyOutOfBounds(ConstraintViolationException failure) {
        return answers.of(bodies.of(failure), failure);
    }

    @ServerExceptionMapper(value = DependencyUnavailable.class, priority = FIRST)
    public Response dependencyUnavailable(DependencyUnavailable failure) {
        return answers.of(problems.dependencyUnavailable(failure.getMessage()), failure);
    }
}
