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
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The identity of a token's bearer. A cached token is found on the request's own thread; the signature of any other is verified
 * on a worker, so that callers with valid tokens do not wait behind forged ones. Quarkus's own provider would use a worker for
 * every request or for none; it comes after this one and is never called.
 */
@ApplicationScoped
class TokenIdentities implements IdentityProvider<TokenAuthenticationRequest> {

    private final JWTParser parser;
    private final JwksCache jwks;
    private final TokenCache cache;
    private final Vertx vertx;

    TokenIdentities(JWTParser parser, JwksCache jwks, TokenCache cache, Vertx vertx) {
        this.parser = parser;
        this.jwks = jwks;
        this.cache = cache;
        this.vertx = vertx;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Before Quarkus's own provider, which has the interface's default priority, one above SYSTEM_FIRST. */
    @Override
    public int priority() {
        return SYSTEM_FIRST + 2;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        String token = request.getToken().getToken();
        return cache.find(token)
                .map(cached -> Uni.createFrom().item(cached))
                .orElseGet(() -> verify(token))
                .map(bearer -> identity(bearer, request));
    }

    /** An unknown key may be a new one: the token is verified again if a refresh finds other keys. */
    private Uni<JsonWebToken> verify(String token) {
        Jwks before = jwks.known();
        Executor caller = currentContext();
        return parse(token)
                .onFailure(TokenIdentities::isUnknownKey)
                .recoverWithUni(unknown -> jwks.refresh().emitOn(caller).chain(() -> retry(token, before, unknown)))
                .onFailure(failure -> !(failure instanceof DependencyUnavailable))
                .transform(AuthenticationFailedException::new);
    }

    private Uni<JsonWebToken> retry(String token, Jwks before, Throwable unknown) {
        if (!jwks.isReady()) {
            return Uni.createFrom().failure(new DependencyUnavailable("The identity provider", unknown));
        }
        return jwks.known() == before ? Uni.createFrom().failure(unknown) : parse(token);
    }

    /** Unordered: one signature need not wait for another. */
    private Uni<JsonWebToken> parse(String token) {
        Jwks keys = jwks.known();
        return vertx.executeBlocking(() -> parser.parse(token), false)
                .invoke(verified -> cache.put(token, verified, keys));
    }

    private static boolean isUnknownKey(Throwable failure) {
        return failure.getCause() instanceof UnresolvableKeyException;
    }

    private static SecurityIdentity identity(JsonWebToken bearer, TokenAuthenticationRequest request) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(bearer)
                .addCredential(request.getToken())
                .addRoles(bearer.getGroups())
                .build();
    }

    /** The refresh completes on a thread of the HTTP client; the request continues on its own context. */
    private static Executor currentContext() {
        Context context = io.vertx.core.Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(nothing -> task.run());
    }
}
