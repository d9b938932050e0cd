package io.latchkey.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import io.latchkey.domain.caller.Role;
import io.latchkey.domain.user.UserPage;
import io.latchkey.domain.user.UserQuery;
import io.latchkey.scim.document.ScimJson;
import io.latchkey.scim.selection.SelectionParameters;
import io.latchkey.usecase.Directory;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Portals and identity providers read and search users (RFC 7644 §3.4). */
@Path(ScimPaths.ROOT + "/" + ScimPaths.USERS)
@Consumes({ScimJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@Produces({ScimJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@RolesAllowed({Role.NAME_USER_PROVISIONER, Role.NAME_MFA_ADMIN})
class UsersResource {

    private final Directory directory;

    @Context
    UriInfo uri;

    UsersResource(Directory directory) {
        this.directory = directory;
    }

    @GET
    public Uni<Response> list(@BeanParam SearchParameters parameters) throws ScimException {
        return find(parameters.search());
    }

    @POST
    @Path(ScimPaths.SEARCH)
    public Uni<Response> search(String body) throws ScimException {
        return find(SearchParameters.of(ScimJson.object(body)).search());
    }

    @GET
    @Path("{id}")
    public Uni<Response> read(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @BeanParam SelectionParameters parameters)
            throws ScimException {
        UserResponses responses = new UserResponses(uri, parameters.selection());
        return directory
                .read(UserResponses.userId(id))
                .map(found -> found.map(user -> responses.unlessKnown(ifNoneMatch, user))
                        .orElseGet(() -> ScimErrors.response(UserResponses.notFound())));
    }

    private Uni<Response> find(UserSearch search) throws ScimException {
        UserQuery query = search.query();
        UserResponses responses = new UserResponses(uri, search.selection());
        return directory.search(query).map(page -> response(query, page, responses));
    }

    private static Response response(UserQuery query, UserPage page, UserResponses responses) {
        ObjectNode list = ScimJson.object();
        list.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        list.put("totalResults", page.total());
        list.put("startIndex", query.startIndex());
        list.put("itemsPerPage", page.users().size());
        ArrayNode resources = list.putArray("Resources");
        page.users().forEach(user -> resources.add(responses.document(user)));
        return Response.ok(ScimJson.text(list)).build();
    }
}
