package io.latchkey.dev.idp;

import io.latchkey.dev.idp.Grants.Grant;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** OpenID Connect Core §3.1.3 for the console, RFC 6749 §4.4 for the login pipeline. */
@Path("/dev/idp")
@PermitAll
@IfBuildProfile(anyOf = {"dev", "test"})
public class TokenEndpoint {

    private final Grants grants;
    private final TokenResponses responses;

    TokenEndpoint(Grants grants, TokenResponses responses) {
        this.grants = grants;
        this.responses = responses;
    }

    @POST
    @Path("token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> token(
            @HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization,
            MultivaluedMap<String, String> form) {
        Parameters parameters = new Parameters(form);
        Client client = Client.of(parameters, authorization);
        String grantType = parameters.require("grant_type");
        if (!client.mayUse(grantType)) {
            throw new OidcError(
                    Client.knowsGrantType(grantType) ? "unauthorized_client" : "unsupported_grant_type",
                    client.id() + " uses grant_type " + client.grantType());
        }
        return client.isPublic() ? responses.to(redeemed(parameters)) : responses.to(client);
    }

    /** RFC 6749 §5.2. */
    @ServerExceptionMapper
    public Response refuse(OidcError error) {
        boolean unknown = error.error().equals("invalid_client");
        ResponseBuilder response = Response.status(unknown ? Status.UNAUTHORIZED : Status.BAD_REQUEST);
        if (unknown) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Development identity provider\"");
        }
        return response.type(MediaType.APPLICATION_JSON)
                .entity(Map.of("error", error.error(), "error_description", error.getMessage()))
                .build();
    }

    /** RFC 7636 §4.6. A code that was sent with the wrong verifier cannot be used again. */
    private Grant redeemed(Parameters parameters) {
        String verifier = parameters.require("code_verifier");
        Grant grant = grants.redeem(parameters.require("code"))
                .orElseThrow(() -> OidcError.invalidGrant("The code is unknown, used or older than a minute"));
        if (!grant.request().matches(verifier)) {
            throw OidcError.invalidGrant("code_verifier does not match code_challenge");
        }
        String redirectUri = grant.request().returnAddress().redirectUri().toString();
        if (!parameters.require("redirect_uri").equals(redirectUri)) {
            throw OidcError.invalidGrant("redirect_uri differs from the authorization request");
        }
        return grant;
    }
}
