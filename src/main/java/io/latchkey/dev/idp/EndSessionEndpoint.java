package io.latchkey.dev.idp;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** OpenID Connect RP-Initiated Logout. */
@Path("/dev/idp/end-session")
@PermitAll
@IfBuildProfile(anyOf = {"dev", "test"})
public class EndSessionEndpoint {

    private final Grants grants;

    EndSessionEndpoint(Grants grants) {
        this.grants = grants;
    }

    @GET
    public Response end(@CookieParam(BrowserCookie.NAME) String browser, UriInfo uri) {
        return end(browser, new Parameters(uri.getQueryParameters()), uri);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response end(
            @CookieParam(BrowserCookie.NAME) String browser, UriInfo uri, MultivaluedMap<String, String> form) {
        return end(browser, new Parameters(form), uri);
    }

    @ServerExceptionMapper
    public Response show(OidcError error) {
        return Pages.respond(Status.BAD_REQUEST, Pages.error(error)).build();
    }

    private Response end(String browser, Parameters parameters, UriInfo uri) {
        ResponseBuilder response = returnAddress(parameters, Client.console(uri.getBaseUri()))
                .map(Response::seeOther)
                .orElseGet(() -> Pages.respond(Status.OK, Pages.signedOut()));
        grants.forget(browser);
        return response.cookie(BrowserCookie.none()).build();
    }

    /** §3: only an address that is registered for a client. */
    private static Optional<URI> returnAddress(Parameters parameters, URI console) {
        return parameters.find("post_logout_redirect_uri").map(given -> {
            if (!given.equals(console.toString())) {
                throw OidcError.invalidRequest("post_logout_redirect_uri is " + console);
            }
            UriBuilder address = UriBuilder.fromUri(console);
            parameters
                    .find("state")
                    .ifPresent(state -> address.queryParam("state", "{state}").resolveTemplate("state", state));
            return address.build();
        });
    }
}
