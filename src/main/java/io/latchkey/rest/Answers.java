package io.latchkey.rest;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Sends a problem the way the problem library sends its own: with its instance, logged. */
@RequestScoped
class Answers {

    private final UriInfo uri;

    Answers(UriInfo uri) {
        this.uri = uri;
    }

    Response of(HttpProblem problem, Throwable cause) {
        ProblemContext context = ProblemContext.of(cause, uri);
        return ExceptionMapperBase.postProcessorsRegistry
                .applyPostProcessing(problem, context)
                .toResponse();
    }
}
