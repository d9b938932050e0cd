package io.latchkey.security;

import io.latchkey.usecase.DependencyUnavailable;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who bears a token. One that was found good before is looked up where the request is; the signature of another is checked on
 * a worker, so that callers with good tokens do not wait behind forged ones. Quarkus's own provider, which comes after and is
 * never asked, would go to a worker in every request, or never.
 */
@ApplicationScoped
class TokenIdentities implements IdentityProvider<TokenAuthenticationRequest> {

    private final JWTParser parser;
    private final VerificationKeys keys;
    private final TokenCache verified;
    private final Vertx vertx;

    TokenIdentities(JWTParser parser, VerificationKeys keys, TokenCache verified, Vertx vertx) {
        this.parser = parser;
        this.keys = keys;
        this.verified = verified;
        this.vertx = vertx;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Before Quarkus's own, whose priority is the interface's default, one above SYSTEM_FIRST. */
    @Override
    public int priority() {
        return SYSTEM_FIRST + 2;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        String token = request.getToken().getToken();
        return verified.find(token)
                .map(known -> Uni.createFrom().item(known))
                .orElseGet(() -> verify(token))
                .map(bearer -> identity(bearer, request));
    }

    /** A key that nobody knows may be a new one: the issuer is asked, where it was not just now, and the token looked at again. */
    private Uni<JsonWebToken> verify(String token) {
        Jwks before = keys.known();
        Executor here = currentContext();
        return check(token)
                .onFailure(TokenIdentities::isUnknownKey)
                .recoverWithUni(unknown -> keys.renewed().emitOn(here).chain(() -> again(token, before, unknown)))
                .onFailure(failure -> !(failure instanceof DependencyUnavailable))
                .transform(AuthenticationFailedException::new);
    }

    private Uni<JsonWebToken> again(String token, Jwks before, Throwable unknown) {
        if (keys.areMissing()) {
            return Uni.createFrom().failure(new DependencyUnavailable("The identity provider", unknown));
        }
        return keys.known() == before ? Uni.createFrom().failure(unknown) : check(token);
    }

    /** Unordered: signatures need not wait for one another. */
    private Uni<JsonWebToken> check(String token) {
        Jwks with = keys.known();
        return vertx.executeBlocking(() -> parser.parse(token), false)
                .invoke(good -> verified.remember(token, good, with));
    }

    private static boolean isUnknownKey(Throwable failure) {
        return failure.getCause() instanceof UnknownKey;
    }

    private static SecurityIdentity identity(JsonWebToken bearer, TokenAuthenticationRequest request) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(bearer)
                .addCredential(request.getToken())
                .addRoles(bearer.getGroups())
                .build();
    }

    /** The keys arrive on a thread of the client that fetched them, and the request goes on where it was. */
    private static Executor currentContext() {
        Context context = io.vertx.core.Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(nothing -> task.run());
    }
}
