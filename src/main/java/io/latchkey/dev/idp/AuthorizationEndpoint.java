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
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** OpenID Connect Core §3.1.2. The user chooses a persona from a list, without a password. */
@Path("/dev/idp")
@PermitAll
@IfBuildProfile(anyOf = {"dev", "test"})
public class AuthorizationEndpoint {

    private final Grants grants;

    AuthorizationEndpoint(Grants grants) {
        this.grants = grants;
    }

    @GET
    @Path("authorize")
    public Response authorize(@CookieParam(BrowserCookie.NAME) String browser, UriInfo uri) {
        Parameters parameters = new Parameters(uri.getQueryParameters());
        return answer(parameters, uri, request -> decide(request, parameters, grants.login(browser)));
    }

    @POST
    @Path("authorize")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response authorize(
            @CookieParam(BrowserCookie.NAME) String browser, UriInfo uri, MultivaluedMap<String, String> form) {
        Parameters parameters = new Parameters(form);
        return answer(parameters, uri, request -> decide(request, parameters, grants.login(browser)));
    }

    /** Receives the form of a page: the original request and the choice. */
    @POST
    @Path("sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(
            @CookieParam(BrowserCookie.NAME) String browser, UriInfo uri, MultivaluedMap<String, String> form) {
        Parameters parameters = new Parameters(form);
        return answer(parameters, uri, request -> {
            SignedIn login = chosen(parameters.require(Pages.CHOICE), grants.login(browser));
            grants.forget(browser);
            return proceed(request, parameters, login)
                    .cookie(BrowserCookie.of(grants.remember(login)))
                    .build();
        });
    }

    /** Errors without a valid redirect address. */
    @ServerExceptionMapper
    public Response show(OidcError error) {
        return Pages.respond(Status.BAD_REQUEST, Pages.error(error)).build();
    }

    private Response answer(Parameters parameters, UriInfo uri, Function<AuthorizationRequest, Response> decision) {
        RedirectAddress returnAddress = RedirectAddress.of(parameters, uri.getBaseUri());
        try {
            return decision.apply(AuthorizationRequest.of(parameters, returnAddress));
        } catch (OidcError error) {
            return Response.seeOther(returnAddress.withError(error)).build();
        }
    }

    private Response decide(AuthorizationRequest request, Parameters parameters, Optional<SignedIn> login) {
        if (!request.requiresPage()
                && login.filter(known -> known.satisfies(request, Instant.now()))
                        .isPresent()) {
            return code(request, login.get()).build();
        }
        if (request.forbidsPages()) {
            throw new OidcError("login_required", "No login satisfies the request");
        }
        return login.filter(known -> request.requiresHighAssurance() && !request.requiresPage())
                .map(known -> Pages.respond(Status.OK, Pages.verify(known, parameters)))
                .orElseGet(() -> Pages.respond(Status.OK, Pages.choose(parameters)))
                .build();
    }

    private static SignedIn chosen(String choice, Optional<SignedIn> login) {
        return switch (choice) {
            case Pages.CANCEL -> throw new OidcError("access_denied", "Cancelled");
            case Pages.VERIFY ->
                login.map(known -> new SignedIn(known.persona(), Instant.now(), true))
                        .orElseThrow(() -> new OidcError("login_required", "No user is signed in"));
            default ->
                Persona.of(choice)
                        .map(persona -> new SignedIn(persona, Instant.now(), false))
                        .orElseThrow(() -> OidcError.invalidRequest("No such user: " + choice));
        };
    }

    /** For a login of this moment: max_age is satisfied. */
    private ResponseBuilder proceed(AuthorizationRequest request, Parameters parameters, SignedIn login) {
        boolean tooWeak = request.requiresHighAssurance() && !login.verified();
        return tooWeak ? Pages.respond(Status.OK, Pages.verify(login, parameters)) : code(request, login);
    }

    private ResponseBuilder code(AuthorizationRequest request, SignedIn login) {
        return Response.seeOther(request.returnAddress().withCode(grants.codeFor(request, login)));
    }
}
