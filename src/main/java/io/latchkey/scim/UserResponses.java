package io.latchkey.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.PreconditionFailedException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.Provisioning.Reason;
import io.latchkey.domain.user.UserId;
import io.latchkey.scim.document.EntityTag;
import io.latchkey.scim.document.ScimJson;
import io.latchkey.scim.document.UserDocument;
import io.latchkey.scim.selection.Selection;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.function.Function;

/**
 * HTTP responses with users or refusals.
 *
 * @param uri of the request: locations begin with the base URI that the caller used
 */
record UserResponses(UriInfo uri, Selection selection) {

    static Response of(Provisioning outcome, Function<ProvisionedUser, Response> onSuccess) {
        return outcome.fold(onSuccess, reason -> ScimErrors.response(refusal(reason)));
    }

    private static ScimException refusal(Reason reason) {
        return switch (reason) {
            case USER_NOT_FOUND -> notFound();
            case ID_TAKEN -> ResourceConflictException.uniqueness("Another user has this externalId as id");
            case USER_NAME_TAKEN -> ResourceConflictException.uniqueness("Another user has this userName");
            case VERSION_MISMATCH -> new PreconditionFailedException("The user's version does not match If-Match");
        };
    }

    /** No user has an id that is not valid. */
    static UserId userId(String id) throws ScimException {
        return UserId.parse(id).orElseThrow(UserResponses::notFound);
    }

    static ScimException notFound() {
        return new ResourceNotFoundException("Unknown user");
    }

    Response created(ProvisionedUser user) {
        return tagged(Response.created(URI.create(location(user))), user)
                .entity(text(user))
                .build();
    }

    Response ok(ProvisionedUser user) {
        return tagged(Response.ok(), user).entity(text(user)).build();
    }

    /** @param ifNoneMatch may be null */
    Response unlessKnown(String ifNoneMatch, ProvisionedUser user) {
        return EntityTag.isKnown(ifNoneMatch, user.version())
                ? tagged(Response.status(Status.NOT_MODIFIED), user).build()
                : ok(user);
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
