package io.latchkey.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ForbiddenException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.types.AuthenticationScheme;
import com.unboundid.scim2.common.types.BulkConfig;
import com.unboundid.scim2.common.types.ChangePasswordConfig;
import com.unboundid.scim2.common.types.ETagConfig;
import com.unboundid.scim2.common.types.FilterConfig;
import com.unboundid.scim2.common.types.PaginationConfig;
import com.unboundid.scim2.common.types.PatchConfig;
import com.unboundid.scim2.common.types.ResourceTypeResource;
import com.unboundid.scim2.common.types.ResourceTypeResource.SchemaExtension;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.ServiceProviderConfigResource;
import com.unboundid.scim2.common.types.SortConfig;
import io.latchkey.domain.caller.Role;
import io.latchkey.domain.user.UserQuery;
import io.latchkey.scim.document.ScimJson;
import io.latchkey.scim.document.UserSchemas;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Describes this service provider: configuration, resource types and schemas (RFC 7644 §4, RFC 7643 §5 to §7). */
@Path(ScimPaths.ROOT)
@Produces({ScimJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@RolesAllowed({Role.NAME_USER_PROVISIONER, Role.NAME_MFA_ADMIN})
class DiscoveryResource {

    private static final String SERVICE_PROVIDER_CONFIG = "ServiceProviderConfig";
    private static final String RESOURCE_TYPES = "ResourceTypes";
    private static final String SCHEMAS = "Schemas";

    @Context
    UriInfo uri;

    @GET
    @Path(SERVICE_PROVIDER_CONFIG)
    public String serviceProviderConfig() {
        ServiceProviderConfigResource config = new ServiceProviderConfigResource(
                null,
                new PatchConfig(true),
                new BulkConfig(false, 0, 0),
                new FilterConfig(true, UserQuery.MAX_COUNT),
                new ChangePasswordConfig(false),
                new SortConfig(true),
                new ETagConfig(true),
                new PaginationConfig(false, true, null, UserQuery.DEFAULT_COUNT, UserQuery.MAX_COUNT, null),
                List.of(AuthenticationScheme.createOAuth2BearerToken(true)));
        return ScimJson.text(located(config, SERVICE_PROVIDER_CONFIG, SERVICE_PROVIDER_CONFIG));
    }

    @GET
    @Path(RESOURCE_TYPES)
    public String resourceTypes(@QueryParam("filter") String filter) throws ScimException {
        refuseFilter(filter);
        return list(Stream.of(userType()));
    }

    @GET
    @Path(RESOURCE_TYPES + "/{name}")
    public String resourceType(@PathParam("name") String name) throws ScimException {
        if (!name.equals(UserSchemas.CORE.getName())) {
            throw new ResourceNotFoundException("Unknown resource type");
        }
        return ScimJson.text(userType());
    }

    private ObjectNode userType() {
        List<SchemaExtension> extensions = UserSchemas.EXTENSIONS.stream()
                .map(schema -> new SchemaExtension(URI.create(schema.getId()), false))
                .toList();
        ResourceTypeResource user = new ResourceTypeResource(
                UserSchemas.CORE.getName(),
                UserSchemas.CORE.getName(),
                "User account",
                URI.create("/" + ScimPaths.USERS),
                URI.create(UserSchemas.CORE.getId()),
                extensions);
        return located(user, "ResourceType", RESOURCE_TYPES, UserSchemas.CORE.getName());
    }

    @GET
    @Path(SCHEMAS)
    public String schemas(@QueryParam("filter") String filter) throws ScimException {
        refuseFilter(filter);
        return list(UserSchemas.all().map(this::schema));
    }

    @GET
    @Path(SCHEMAS + "/{urn}")
    public String schema(@PathParam("urn") String urn) throws ScimException {
        return UserSchemas.all()
                .filter(schema -> schema.getId().equalsIgnoreCase(urn))
                .findFirst()
                .map(schema -> ScimJson.text(schema(schema)))
                .orElseThrow(() -> new ResourceNotFoundException("Unknown schema"));
    }

    private ObjectNode schema(SchemaResource schema) {
        return located(schema, "Schema", SCHEMAS, schema.getId());
    }

    /** RFC 7644 §4 forbids filters here. */
    private static void refuseFilter(String filter) throws ScimException {
        if (filter != null) {
            throw new ForbiddenException("This resource does not support filters");
        }
    }

    private ObjectNode located(Object resource, String type, String... path) {
        ObjectNode document = (ObjectNode) ScimJson.node(resource);
        document.set(
                "meta", ScimJson.object().put("resourceType", type).put("location", ScimPaths.location(uri, path)));
        return document;
    }

    private static String list(Stream<? extends JsonNode> resources) {
        List<? extends JsonNode> all = resources.toList();
        ObjectNode list = ScimJson.object();
        list.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        list.put("totalResults", all.size()).put("startIndex", 1).put("itemsPerPage", all.size());
        list.putArray("Resources").addAll(all);
        return ScimJson.text(list);
    }
}
