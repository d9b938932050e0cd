package io.latchkey.dev.idp;

import io.latchkey.dev.idp.Grants.Grant;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Responses of the token endpoint (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3). */
@Singleton
@IfBuildProfile(anyOf = {"dev", "test"})
class TokenResponses {

    private final Issuer issuer;

    TokenResponses(Issuer issuer) {
        this.issuer = issuer;
    }

    Map<String, Object> to(Grant grant) {
        Map<String, Object> answer = answer(access(grant.login()).claim("client_id", Client.CONSOLE.id()));
        answer.put("id_token", identity(grant).sign());
        answer.put("scope", String.join(" ", grant.request().scopes()));
        return answer;
    }

    Map<String, Object> to(Client client) {
        DevelopmentToken token = issuer.tokens().forSubject(client.id()).roles("login-pipeline");
        return answer(token.claim("client_id", client.id()).claim("auth_time", null));
    }

    private DevelopmentToken access(SignedIn login) {
        String[] roles = login.persona().roles().toArray(String[]::new);
        return withLogin(issuer.tokens().forSubject(login.persona().subject()), login)
                .roles(roles);
    }

    /** OpenID Connect Core §2. Its type {@code JWT} distinguishes it from an access token. */
    private DevelopmentToken identity(Grant grant) {
        Persona persona = grant.login().persona();
        return withLogin(issuer.tokens().forSubject(persona.subject()), grant.login())
                .header("typ", "JWT")
                .claim("aud", Client.CONSOLE.id())
                .claim("client_id", null)
                .claim("name", persona.displayName())
                .claim("nonce", grant.request().nonce().orElse(null));
    }

    private static DevelopmentToken withLogin(DevelopmentToken token, SignedIn login) {
        return token.acr(login.acr()).amr(login.amr().toArray(String[]::new)).authTime(login.authTime());
    }

    private static Map<String, Object> answer(DevelopmentToken access) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", access.sign());
        answer.put("token_type", "Bearer");
        answer.put("expires_in", DevelopmentToken.LIFETIME.toSeconds());
        return answer;
    }
}
