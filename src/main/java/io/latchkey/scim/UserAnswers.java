package io.latchkey.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.PreconditionFailedException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.Provisioning.Provisioned;
import io.latchkey.domain.user.Provisioning.Reason;
import io.latchkey.domain.user.Provisioning.Refused;
import io.latchkey.domain.user.UserId;
import io.latchkey.scim.document.EntityTag;
import io.latchkey.scim.document.ScimJson;
import io.latchkey.scim.document.UserDocument;
import io.latchkey.scim.selection.Selection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.function.Function;

/**
 * Users and refusals as HTTP.
 *
 * @param uri of the request, which says how the caller sees the service
 */
record UserAnswers(UriInfo uri, Selection selection) {

    /** A refusal becomes a failure, which {@link ScimErrors} writes. */
    static Uni<Response> of(Provisioning outcome, Function<ProvisionedUser, Response> success) {
        return outcome instanceof Provisioned provisioned
                ? Uni.createFrom().item(success.apply(provisioned.user()))
                : Uni.createFrom().failure(refusal(((Refused) outcome).reason()));
    }

    private static ScimException refusal(Reason reason) {
        return switch (reason) {
            case USER_NOT_FOUND -> notFound();
            case ID_TAKEN -> ResourceConflictException.uniqueness("A user has that externalId as id");
            case USER_NAME_TAKEN -> ResourceConflictException.uniqueness("A user has that userName");
            case VERSION_MISMATCH -> new PreconditionFailedException("The user has changed meanwhile");
        };
    }

    /** What can be no id is nobody's. */
    static UserId userId(String id) throws ScimException {
        return UserId.parse(id).orElseThrow(UserAnswers::notFound);
    }

    static ScimException notFound() {
        return new ResourceNotFoundException("There is no such user");
    }

    Response created(ProvisionedUser user) {
        return tagged(Response.created(URI.create(location(user))), user)
                .entity(text(user))
                .build();
    }

    Response ok(ProvisionedUser user) {
        return tagged(Response.ok(), user).entity(text(user)).build();
    }

    Response notModified(ProvisionedUser user) {
        return tagged(Response.status(Status.NOT_MODIFIED), user).build();
    }

    private Response.ResponseBuilder tagged(Response.ResponseBuilder response, ProvisionedUser user) {
        return response.header(HttpHeaders.ETAG, EntityTag.of(user.version()));
    }

    private String text(ProvisionedUser user) {
        return ScimJson.text(document(user));
    }

    ObjectNode document(ProvisionedUser user) {
        return selection.of(UserDocument.of(user, location(user)));
    }

    private String location(ProvisionedUser user) {
        return ScimPaths.location(uri, ScimPaths.USERS, user.id().value());
    }
}
