package io.latchkey.rest;

import io.latchkey.domain.caller.Role;
import io.latchkey.domain.user.UserId;
import io.latchkey.http.Paths;
import io.latchkey.http.Problems;
import io.latchkey.usecase.ChooseMethods;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The login pipeline asks which second factors to offer. */
@Tag(name = "Login pipeline")
@Path(Paths.METHODS)
@Produces(MediaType.APPLICATION_JSON)
class MethodsResource {

    private final ChooseMethods chooseMethods;
    private final Problems problems;

    MethodsResource(ChooseMethods chooseMethods, Problems problems) {
        this.chooseMethods = chooseMethods;
        this.problems = problems;
    }

    @GET
    @Operation(
            operationId = "verificationMethods",
            summary = "Which second factors to ask for",
            description = "The temporary code alone while one is active; it bypasses all others")
    @APIResponse(
            responseCode = "200",
            description = "The methods to offer, and those bypassed",
            content = @Content(schema = @Schema(implementation = MethodsBody.class)))
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "401", ref = "InvalidToken")
    @APIResponse(responseCode = "403", ref = "RoleRequired")
    @APIResponse(responseCode = "404", ref = "UserNotFound")
    @APIResponse(responseCode = "503", ref = "DependencyUnavailable")
    @RolesAllowed(Role.NAME_LOGIN_PIPELINE)
    public Uni<MethodsBody> methods(@PathParam(Paths.USER_ID) @Pattern(regexp = UserId.PATTERN) String userId) {
        return chooseMethods
                .choose(new UserId(userId))
                .map(login -> login.map(MethodsBody::of).orElseThrow(problems::userNotFound));
    }
}
