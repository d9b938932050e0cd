package io.latchkey.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Problems that the framework found get a name like our own: {@code urn:latchkey:problem:not-found}. Their details are
 * replaced, since a framework quotes what it was sent.
 */
@ApplicationScoped
class FrameworkProblems implements ProblemPostProcessor {

    private final Problems problems;

    FrameworkProblems(Problems problems) {
        this.problems = problems;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return problem.getType() == null ? problems.framework(problem.getStatusCode(), problem.getHeaders()) : problem;
    }
}
