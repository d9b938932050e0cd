package io.latchkey.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import io.latchkey.domain.caller.Role;
import io.latchkey.domain.user.UserPage;
import io.latchkey.domain.user.UserQuery;
import io.latchkey.scim.document.EntityTag;
import io.latchkey.scim.document.ScimJson;
import io.latchkey.scim.selection.SelectionParameters;
import io.latchkey.usecase.FindUsers;
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

/** Portals and identity providers look for users (RFC 7644 §3.4). */
@Path(ScimPaths.ROOT + "/" + ScimPaths.USERS)
@Consumes({ScimJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@Produces({ScimJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@RolesAllowed({Role.NAME_USER_PROVISIONER, Role.NAME_MFA_ADMIN})
class UsersResource {

    private final FindUsers findUsers;

    @Context
    UriInfo uri;

    UsersResource(FindUsers findUsers) {
        this.findUsers = findUsers;
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
        UserAnswers answers = new UserAnswers(uri, parameters.selection());
        return findUsers
                .find(UserAnswers.userId(id))
                .map(found -> found.map(user ->
                        EntityTag.isKnown(ifNoneMatch, user.version()) ? answers.notModified(user) : answers.ok(user)))
                .chain(answer -> answer.map(Uni.createFrom()::item)
                        .orElseGet(() -> Uni.createFrom().failure(UserAnswers.notFound())));
    }

    private Uni<Response> find(UserSearch search) throws ScimException {
        UserQuery query = search.query();
        UserAnswers answers = new UserAnswers(uri, search.selection());
        return findUsers.find(query).map(page -> answer(query, page, answers));
    }

    private static Response answer(UserQuery query, UserPage page, UserAnswers answers) {
        ObjectNode list = ScimJson.object();
        list.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        list.put("totalResults", page.total());
        list.put("startIndex", query.startIndex());
        list.put("itemsPerPage", page.users().size());
        ArrayNode resources = list.putArray("Resources");
        page.users().forEach(user -> resources.add(answers.document(user)));
        return Response.ok(ScimJson.text(list)).build();
    }
}
