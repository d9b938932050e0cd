package io.latchkey.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import io.latchkey.domain.caller.Role;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.http.Requests;
import io.latchkey.scim.document.EntityTag;
import io.latchkey.scim.document.ProfileReader;
import io.latchkey.scim.document.ScimJson;
import io.latchkey.scim.document.UserDocument;
import io.latchkey.scim.patch.UserPatch;
import io.latchkey.scim.selection.SelectionParameters;
import io.latchkey.usecase.ChangeUser;
import io.latchkey.usecase.CreateUser;
import io.latchkey.usecase.DeleteUser;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Identity providers write users (RFC 7644 §3.3, §3.5, §3.6). */
@Path(ScimPaths.ROOT + "/" + ScimPaths.USERS)
@Consumes({ScimJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@Produces({ScimJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@RolesAllowed(Role.NAME_USER_PROVISIONER)
class ProvisioningResource {

    private final CreateUser createUser;
    private final ChangeUser changeUser;
    private final DeleteUser deleteUser;
    private final Requests requests;

    @Context
    UriInfo uri;

    ProvisioningResource(CreateUser createUser, ChangeUser changeUser, DeleteUser deleteUser, Requests requests) {
        this.createUser = createUser;
        this.changeUser = changeUser;
        this.deleteUser = deleteUser;
        this.requests = requests;
    }

    /** Active, unless the identity provider says otherwise. */
    @POST
    public Uni<Response> create(String body, @BeanParam SelectionParameters parameters) throws ScimException {
        UserAnswers answers = answers(parameters);
        Profile profile = ProfileReader.read(ScimJson.object(body), true);
        return createUser
                .create(profile, requests.origin())
                .chain(outcome -> UserAnswers.of(outcome, answers::created));
    }

    /** Who does not say whether the user is active does not change it: an oversight lets nobody in again. */
    @PUT
    @Path("{id}")
    public Uni<Response> replace(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @BeanParam SelectionParameters parameters,
            String body)
            throws ScimException {
        ObjectNode document = ScimJson.object(body);
        return change(
                id,
                ifMatch,
                parameters,
                user -> ProfileReader.read(document, user.profile().active()));
    }

    @PATCH
    @Path("{id}")
    public Uni<Response> patch(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @BeanParam SelectionParameters parameters,
            String body)
            throws ScimException {
        UserPatch patch = UserPatch.of(ScimJson.object(body));
        return change(id, ifMatch, parameters, user -> patched(patch, user));
    }

    private static Profile patched(UserPatch patch, ProvisionedUser user) throws ScimException {
        return ProfileReader.read(
                patch.apply(UserDocument.of(user, "")), user.profile().active());
    }

    @DELETE
    @Path("{id}")
    public Uni<Response> delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch)
            throws ScimException {
        return deleteUser
                .delete(UserAnswers.userId(id), EntityTag.expected(ifMatch), requests.origin())
                .chain(outcome ->
                        UserAnswers.of(outcome, user -> Response.noContent().build()));
    }

    private interface Edit {
        Profile apply(ProvisionedUser user) throws ScimException;
    }

    private Uni<Response> change(String id, String ifMatch, SelectionParameters parameters, Edit edit)
            throws ScimException {
        UserAnswers answers = answers(parameters);
        ChangeUser.Request request = new ChangeUser.Request(
                UserAnswers.userId(id), EntityTag.expected(ifMatch), user -> edited(edit, user), requests.origin());
        return changeUser.change(request).chain(outcome -> UserAnswers.of(outcome, answers::ok));
    }

    private static Uni<Profile> edited(Edit edit, ProvisionedUser user) {
        try {
            return Uni.createFrom().item(edit.apply(user));
        } catch (ScimException refused) {
            return Uni.createFrom().failure(refused);
        }
    }

    private UserAnswers answers(SelectionParameters parameters) throws ScimException {
        return new UserAnswers(uri, parameters.selection());
    }
}
