package io.latchkey.rest;

import io.latchkey.domain.caller.Role;
import io.latchkey.domain.user.UserId;
import io.latchkey.http.Paths;
import io.latchkey.http.Problems;
import io.latchkey.usecase.Logins;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Lists the second factors that the login pipeline offers. */
@Path(Paths.METHODS)
@Produces(MediaType.APPLICATION_JSON)
class MethodsResource {

    private final Logins logins;
    private final Problems problems;

    MethodsResource(Logins logins, Problems problems) {
        this.logins = logins;
        this.problems = problems;
    }

    @GET
    @RolesAllowed(Role.NAME_LOGIN_PIPELINE)
    public Uni<MethodsBody> methods(@PathParam(Paths.USER_ID) @Pattern(regexp = UserId.PATTERN) String userId) {
        return logins.login(new UserId(userId))
                .map(login -> login.map(MethodsBody::of).orElseThrow(problems::userNotFound));
    }
}
