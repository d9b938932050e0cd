package io.latchkey.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import io.latchkey.domain.caller.Role;
import io.latchkey.domain.user.Edited;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.http.CurrentRequest;
import io.latchkey.scim.document.EntityTag;
import io.latchkey.scim.document.ProfileReader;
import io.latchkey.scim.document.ScimJson;
import io.latchkey.scim.document.UserDocument;
import io.latchkey.scim.patch.UserPatch;
import io.latchkey.scim.selection.SelectionParameters;
import io.latchkey.usecase.CreateUser;
import io.latchkey.usecase.Directory;
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

/** Identity providers create, change and delete users (RFC 7644 §3.3, §3.5, §3.6). */
@Path(ScimPaths.ROOT + "/" + ScimPaths.USERS)
@Consumes({ScimJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@Produces({ScimJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@RolesAllowed(Role.NAME_USER_PROVISIONER)
class ProvisioningResource {

    private final CreateUser createUser;
    private final Directory directory;
    private final CurrentRequest currentRequest;

    @Context
    UriInfo uri;

    ProvisioningResource(CreateUser createUser, Directory directory, CurrentRequest currentRequest) {
        this.createUser = createUser;
        this.directory = directory;
        this.currentRequest = currentRequest;
    }

    /** A new user is active unless the document contains {@code active: false}. */
    @POST
    public Uni<Response> create(String body, @BeanParam SelectionParameters parameters) throws ScimException {
        UserResponses responses = responses(parameters);
        Profile profile = ProfileReader.read(ScimJson.object(body), true);
        return createUser
                .create(profile, currentRequest.origin())
                .map(outcome -> UserResponses.of(outcome, responses::created));
    }

    /** A document without {@code active} leaves it unchanged, so that an omission does not reactivate a user. */
    @PUT
    @Path("{id}")
    public Uni<Response> replace(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @BeanParam SelectionParameters parameters,
            String body)
            throws ScimException {
        ObjectNode document = ScimJson.object(body);
        return change(id, ifMatch, parameters, user -> replaced(document, user));
    }

    private static Profile replaced(ObjectNode document, ProvisionedUser user) throws ScimException {
        return ProfileReader.read(document, user.profile().active());
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
        return change(id, ifMatch, parameters, user -> replaced(patch.apply(UserDocument.of(user, "")), user));
    }

    @DELETE
    @Path("{id}")
    public Uni<Response> delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch)
            throws ScimException {
        return directory
                .delete(UserResponses.userId(id), EntityTag.expected(ifMatch), currentRequest.origin())
                .map(outcome ->
                        UserResponses.of(outcome, user -> Response.noContent().build()));
    }

    private interface Edit {
        Profile apply(ProvisionedUser user) throws ScimException;
    }

    private Uni<Response> change(String id, String ifMatch, SelectionParameters parameters, Edit edit)
            throws ScimException {
        UserResponses responses = responses(parameters);
        return directory
                .change(
                        UserResponses.userId(id),
                        EntityTag.expected(ifMatch),
                        user -> edited(edit, user),
                        currentRequest.origin())
                .map(edited -> edited.fold(outcome -> UserResponses.of(outcome, responses::ok), ScimErrors::response));
    }

    private static Edited<Profile, ScimException> edited(Edit edit, ProvisionedUser user) {
        try {
            return new Edited.Accepted<>(edit.apply(user));
        } catch (ScimException refusal) {
            return new Edited.Refused<>(refusal);
        }
    }

    private UserResponses responses(SelectionParameters parameters) throws ScimException {
        return new UserResponses(uri, parameters.selection());
    }
}
