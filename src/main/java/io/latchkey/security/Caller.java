package io.latchkey.security;

import io.latchkey.domain.caller.Actor;
import io.latchkey.domain.caller.Role;
import io.latchkey.domain.caller.Session;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of this request, from the verified access token. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;
    private final String acrClaim;
    private final TokenClaims claims;

    Caller(SecurityIdentity identity, JsonWebToken token, StepUpSettings settings) {
        this.identity = identity;
        this.acrClaim = settings.claim();
        this.claims = new TokenClaims(token);
    }

    public Actor actor() {
        return new Actor(
                claims.text("sub").orElseGet(() -> identity.getPrincipal().getName()),
                claims.text("client_id").or(() -> claims.text("azp")),
                claims.text(acrClaim));
    }

    public Session session() {
        Actor actor = actor();
        return new Session(actor, roles(), actor.acr(), claims.texts("amr"), claims.instant("auth_time"));
    }

    private Set<Role> roles() {
        return identity.getRoles().stream()
                .flatMap(name -> Role.named(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
