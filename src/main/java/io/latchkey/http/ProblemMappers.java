package io.latchkey.http;

import io.latchkey.usecase.DependencyUnavailable;
import io.latchkey.usecase.Overloaded;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Maps every exception to a problem. Messages of libraries that may quote the request are neither answered nor logged,
 * because it may contain a code.
 */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final Problems problems;
    private final BodyProblems bodies;
    private final RoleRefusals refusals;
    private final ErrorFormats formats;

    ProblemMappers(Problems problems, BodyProblems bodies, RoleRefusals refusals, ErrorFormats formats) {
        this.problems = problems;
        this.bodies = bodies;
        this.refusals = refusals;
        this.formats = formats;
    }

    @ServerExceptionMapper
    public Response problem(Problem problem, UriInfo uri) {
        return formats.response(problem, uri.getRequestUri().getRawPath());
    }

    /** Handles its own failures: RESTEasy maps no failure of a mapper. */
    @ServerExceptionMapper
    public Uni<Response> roleRequired(ForbiddenException failure, UriInfo uri) {
        return refusals.recordMissingRole()
                .replaceWith(() -> problem(problems.roleRequired(), uri))
                .onFailure(DependencyUnavailable.class)
                .recoverWithItem(outage -> dependencyUnavailable((DependencyUnavailable) outage, uri))
                .onFailure()
                .recoverWithItem(bug -> unexpected(bug, uri));
    }

    @ServerExceptionMapper
    public Response tokenMissing(UnauthorizedException failure, UriInfo uri) {
        return problem(problems.tokenMissing(), uri);
    }

    @ServerExceptionMapper
    public Response tokenRefused(AuthenticationFailedException failure, UriInfo uri) {
        return problem(problems.tokenRefused(), uri);
    }

    @ServerExceptionMapper
    public Response bodyOutOfBounds(ConstraintViolationException failure, UriInfo uri) {
        return problem(bodies.of(failure), uri);
    }

    @ServerExceptionMapper
    public Response dependencyUnavailable(DependencyUnavailable failure, UriInfo uri) {
        if (failure.getCause() != null) {
            LOG.warnf("%s: %s", failure.getMessage(), failure.getCause());
        }
        return problem(problems.dependencyUnavailable(failure.getMessage()), uri);
    }

    @ServerExceptionMapper
    public Response overloaded(Overloaded failure, UriInfo uri) {
        return problem(problems.overloaded(failure.getMessage()), uri);
    }

    /** The framework's own errors, for example 404, 405 and 415. Keeps their headers and replaces their body. */
    @ServerExceptionMapper
    public Response framework(WebApplicationException failure, UriInfo uri) {
        Problem problem = problems.framework(status(failure.getResponse().getStatus()));
        failure.getResponse().getHeaders().forEach((name, values) -> problem.withHeader(name, values.get(0)));
        return problem(problem, uri);
    }

    private static Status status(int code) {
        return Optional.ofNullable(Status.fromStatusCode(code)).orElse(Status.INTERNAL_SERVER_ERROR);
    }

    /** A defect. */
    @ServerExceptionMapper
    public Response unexpected(Throwable failure, UriInfo uri) {
        LOG.error("Request failed with an unexpected exception: answering 500", failure);
        return problem(problems.framework(Status.INTERNAL_SERVER_ERROR), uri);
    }
}
