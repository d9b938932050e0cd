package io.latchkey.testing;

import com.fasterxml.jackson.core.JsonPointer;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;

/**
 * Compares every HTTP response in a {@code @QuarkusTest} with the OpenAPI document: status, headers, media type, body, and
 * the type of a problem. META-INF/services registers it for all of them.
 */
public final class DocumentedAnswers implements QuarkusTestBeforeClassCallback, Filter {

    @Override
    public void beforeClass(Class<?> testClass) {
        RestAssured.replaceFiltersWith(this);
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(request, expected);
        Documentation documentation = Documentation.served();
        documentation
                .operation(request.getMethod(), URI.create(request.getURI()).getRawPath())
                .ifPresent(operation -> check(documentation, operation, answer));
        return answer;
    }

    private static void check(Documentation documentation, JsonPointer operation, Response answer) {
        List<String> complaints = DocumentedResponse.of(documentation, operation, answer.statusCode())
                .complaints(HttpAnswer.of(answer));
        if (!complaints.isEmpty()) {
            throw new AssertionError("the response differs from the OpenAPI document: %s at %s, of %s %s"
                    .formatted(complaints, operation, answer.statusCode(), answer.asString()));
        }
    }
}
