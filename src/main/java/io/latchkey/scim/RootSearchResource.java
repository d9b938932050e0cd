package io.latchkey.scim;

import com.unboundid.scim2.common.exceptions.ScimException;
import io.latchkey.domain.caller.Role;
import io.latchkey.scim.document.ScimJson;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Searches resources of every type (RFC 7644 §3.4.3): all are users. */
@Path(ScimPaths.ROOT + "/" + ScimPaths.SEARCH)
@Consumes({ScimJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@Produces({ScimJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@RolesAllowed({Role.NAME_USER_PROVISIONER, Role.NAME_MFA_ADMIN})
class RootSearchResource {

    private final UsersResource users;

    RootSearchResource(UsersResource users) {
        this.users = users;
    }

    @POST
    public Uni<Response> search(String body) throws ScimException {
        return users.search(body);
    }
}
