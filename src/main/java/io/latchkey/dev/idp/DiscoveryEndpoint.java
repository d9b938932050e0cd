package io.latchkey.dev.idp;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The metadata (OpenID Connect Discovery §4) and the style sheet of the development identity provider. */
@Path("/dev/idp")
@PermitAll
@IfBuildProfile(anyOf = {"dev", "test"})
public class DiscoveryEndpoint {

    /** The addresses have the service's actual port; the issuer is the {@code iss} of its tokens. */
    @GET
    @Path(".well-known/openid-configuration")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> configuration(UriInfo uri) {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("issuer", DevelopmentTokens.ISSUER);
        configuration.putAll(addresses(uri.getBaseUri()));
        configuration.putAll(abilities());
        configuration.put("authorization_response_iss_parameter_supported", true);
        return configuration;
    }

    @GET
    @Path("pages.css")
    @Produces("text/css")
    public InputStream style() {
        return DiscoveryEndpoint.class.getResourceAsStream("pages.css");
    }

    private static Map<String, URI> addresses(URI service) {
        return Map.of(
                "authorization_endpoint", service.resolve("/dev/idp/authorize"),
                "token_endpoint", service.resolve("/dev/idp/token"),
                "jwks_uri", service.resolve("/dev/idp/jwks"),
                "end_session_endpoint", service.resolve("/dev/idp/end-session"));
    }

    private static Map<String, List<String>> abilities() {
        Map<String, List<String>> abilities = new LinkedHashMap<>();
        abilities.put("response_types_supported", List.of("code"));
        abilities.put("response_modes_supported", List.of("query", "fragment"));
        abilities.put(
                "grant_types_supported",
                Arrays.stream(Client.values()).map(Client::grantType).toList());
        abilities.put("subject_types_supported", List.of("public"));
        abilities.put("scopes_supported", List.of("openid"));
        abilities.put("id_token_signing_alg_values_supported", List.of("RS256"));
        abilities.put(
                "token_endpoint_auth_methods_supported", List.of("none", "client_secret_basic", "client_secret_post"));
        abilities.put("code_challenge_methods_supported", List.of("S256"));
        abilities.put("acr_values_supported", List.of(SignedIn.LOW, SignedIn.HIGH));
        return abilities;
    }
}
