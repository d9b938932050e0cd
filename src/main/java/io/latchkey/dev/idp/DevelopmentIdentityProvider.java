package io.latchkey.dev.idp;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Issues any token to any caller. The distribution does not contain it (see the pom). */
@Path("/dev/idp")
@PermitAll
@IfBuildProfile(anyOf = {"dev", "test"})
public class DevelopmentIdentityProvider {

    private static final Set<String> PARAMETERS = Set.of("sub", "role", "acr", "amr", "auth_time");

    private final Issuer issuer;

    DevelopmentIdentityProvider(Issuer issuer) {
        this.issuer = issuer;
    }

    @GET
    @Path("token")
    @Produces(MediaType.TEXT_PLAIN)
    public String token(
            @RestQuery @DefaultValue("carol") String sub,
            @RestQuery List<String> role,
            @RestQuery Optional<String> acr,
            @RestQuery List<String> amr,
            @RestQuery("auth_time") Optional<String> authTime,
            UriInfo uri) {
        refuseUnknown(uri.getQueryParameters().keySet());
        DevelopmentToken token = issuer.tokens().forSubject(sub).roles(role.toArray(String[]::new));
        token.claim("acr", acr.orElse(null)).claim("amr", amr.isEmpty() ? null : amr);
        authTime.map(DevelopmentIdentityProvider::epochSeconds).ifPresent(token::authTime);
        return token.sign();
    }

    @GET
    @Path("jwks")
    @Produces(MediaType.APPLICATION_JSON)
    public String jwks() {
        return issuer.tokens().jwks();
    }

    @ServerExceptionMapper
    public RestResponse<String> refuse(IllegalArgumentException reason) {
        return RestResponse.status(Status.BAD_REQUEST, reason.getMessage());
    }

    private static void refuseUnknown(Set<String> parameters) {
        if (!PARAMETERS.containsAll(parameters)) {
            throw new IllegalArgumentException("Allowed parameters: sub, role, acr, amr and auth_time");
        }
    }

    private static Instant epochSeconds(String seconds) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds));
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("auth_time must be in seconds since 1970", e);
        }
    }
}
