package io.latchkey.scim;

import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.verify;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.PreconditionFailedException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.messages.SortOrder;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.UserResource;
import io.latchkey.testing.Scim;
import io.latchkey.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An independent client drives the service (com.unboundid.product.scim2:scim2-sdk-client). */
@QuarkusTest
class ScimClientTest {

    private static final String USERS = "Users";

    @TestHTTPResource("/scim/v2")
    URI service;

    private Client http;
    private ScimService scim;

    private record Bearer(String token) implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext request) {
            request.getHeaders().putSingle("Authorization", "Bearer " + token);
        }
    }

    @BeforeEach
    void connect() {
        http = ClientBuilder.newClient()
                .register(new Bearer(Tokens.provisioner().sign()));
        scim = new ScimService(http.target(service));
    }

    @AfterEach
    void disconnect() {
        http.close();
    }

    private UserResource someone() throws ScimException {
        UserResource user = new UserResource();
        user.setUserName(Scim.name() + "@example.org");
        user.setDisplayName("Babs Jensen");
        user.setName(new Name().setFamilyName("Jensen").setGivenName("Barbara"));
        user.setEmails(
                List.of(new Email().setValue("babs@example.org").setType("work").setPrimary(true)));
        return scim.create(USERS, user);
    }

    @Test
    void capabilities_areRead() throws ScimException {
        assertTrue(scim.getServiceProviderConfig().getPatch().isSupported());
        assertEquals(3, scim.getSchemas().getTotalResults());
        assertEquals("/Users", scim.getResourceType("User").getEndpoint().toString());
    }

    @Test
    void user_isCreatedFoundPatchedAndDeactivated() throws ScimException {
        UserResource user = someone();
        ListResponse<UserResource> found = scim.searchRequest(USERS)
                .filter(Filter.eq("userName", user.getUserName()))
                .sort("userName", SortOrder.ASCENDING)
                .page(1, 10)
                .invoke(UserResource.class);
        assertEquals(List.of(user), found.getResources());
        String code = newCode(user.getId());
        UserResource renamed = scim.modifyRequest(user)
                .replaceValue("displayName", "Barbara")
                .addValues("emails", new Email().setValue("home@example.org").setType("home"))
                .invoke();
        assertEquals("Barbara", renamed.getDisplayName());
        assertEquals(2, renamed.getEmails().size());
        verify(user.getId(), code).then().body("verified", equalTo(true));
        assertFalse(scim.modifyRequest(renamed)
                .replaceValue("active", false)
                .invoke()
                .getActive());
        verify(user.getId(), code).then().body("verified", equalTo(false));
    }

    @Test
    void user_isReplacedAndDeleted() throws ScimException {
        UserResource user = someone();
        user.setDisplayName(null);
        user.setTitle("Tour Guide");
        UserResource replaced = scim.replace(user);
        assertEquals("Tour Guide", replaced.getTitle());
        assertEquals(null, replaced.getDisplayName());
        assertThrows(
                PreconditionFailedException.class,
                () -> scim.deleteRequest(user)
                        .ifMatch(user.getMeta().getVersion())
                        .invoke());
        scim.delete(replaced);
        assertThrows(ResourceNotFoundException.class, () -> scim.retrieve(USERS, user.getId(), UserResource.class));
    }

    @Test
    void searchInABody_findsTheUser() throws ScimException {
        UserResource user = someone();
        assertEquals(
                1,
                scim.searchRequest(USERS)
                        .filter("emails[type eq \"work\" and value eq \"babs@example.org\"] and userName eq \""
                                + user.getUserName() + "\"")
                        .invokePost(UserResource.class)
                        .getTotalResults());
    }

    @Test
    void secondUserWithTheSameName_isAConflict() throws ScimException {
        UserResource twin = new UserResource();
        twin.setUserName(someone().getUserName());
        assertThrows(ResourceConflictException.class, () -> scim.create(USERS, twin));
    }
}
