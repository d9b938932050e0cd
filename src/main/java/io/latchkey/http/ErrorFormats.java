package io.latchkey.http;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Chooses the format of an error response by the request's path: RFC 9457, unless another package claims the path. */
@ApplicationScoped
class ErrorFormats {

    private static final ErrorFormat PROBLEM_DETAILS = new ProblemDetails();

    private final List<ErrorFormat> others;

    ErrorFormats(@All List<ErrorFormat> others) {
        this.others = others;
    }

    ErrorFormat of(String path) {
        return others.stream().filter(format -> format.isFor(path)).findFirst().orElse(PROBLEM_DETAILS);
    }

    Response response(Problem problem, String path) {
        RequestLog.outcome(problem.word());
        ErrorFormat format = of(path);
        Response.ResponseBuilder response = Response.status(problem.status())
                .entity(format.body(problem, path))
                .header(HttpHeaders.CONTENT_TYPE, format.mediaType());
        problem.headers().forEach(response::header);
        return response.build();
    }

    /** RFC 9457. */
    private static final class ProblemDetails implements ErrorFormat {

        @Override
        public boolean isFor(String path) {
            return true;
        }

        @Override
        public String mediaType() {
            return "application/problem+json";
        }

        @Override
        public Map<String, Object> body(Problem problem, String path) {
            return problem.body(path);
        }
    }
}
