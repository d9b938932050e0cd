package io.latchkey.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What the OpenAPI document says of every operation alike, so that no resource has to. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonDocumentation implements OASFilter {

    @Override
    public Operation filterOperation(Operation operation) {
        operation
                .getResponses()
                .addAPIResponse("406", reference("NotAcceptable"))
                .addAPIResponse("500", reference("InternalServerError"));
        return operation;
    }

    private static APIResponse reference(String name) {
        return OASFactory.createAPIResponse().ref(name);
    }

    @Override
    public APIResponse filterAPIResponse(APIResponse response) {
        return response.getRef() == null
                ? response.addHeader(
                        RequestIds.HEADER, OASFactory.createHeader().ref("RequestId"))
                : response;
    }

    @Override
    public Parameter filterParameter(Parameter parameter) {
        return parameter.getName().equals(Paths.USER_ID) ? parameter.example("alice") : parameter;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {}
}
