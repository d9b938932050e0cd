package io.latchkey.rest;

import io.latchkey.domain.Role;
import io.latchkey.domain.UserId;
import io.latchkey.usecase.ChooseMethods;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The login pipeline asks which second factors to offer. */
@Path(Paths.METHODS)
class MethodsResource {

    private final ChooseMethods chooseMethods;
    private final Problems problems;

    MethodsResource(ChooseMethods chooseMethods, Problems problems) {
        this.chooseMethods = chooseMethods;
        this.problems = problems;
    }

    @GET
    @RolesAllowed(Role.NAME_LOGIN_PIPELINE)
    public Uni<MethodsBody> methods(@PathParam(Paths.USER_ID) @Pattern(regexp = UserId.PATTERN) String userId) {
        return chooseMethods
                .choose(new UserId(userId))
                .map(choice -> choice.map(MethodsBody::of).orElseThrow(problems::userNotFound));
    }
}
