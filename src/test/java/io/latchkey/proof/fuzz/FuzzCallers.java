package io.latchkey.proof.fuzz;

import io.latchkey.dev.idp.DevelopmentToken;
import io.latchkey.proof.fuzz.Request.Part;
import io.latchkey.testing.Keys;
import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;

/** The callers' tokens, each signed once. */
final class FuzzCallers {

    private static final Set<String> ROLES = Set.of("mfa-admin", "login-pipeline", "auditor", "user-provisioner");

    private static final PublicJsonWebKey FOREIGN = Keys.rsa("foreign");

    private final List<String> roles;
    private final List<Part> good = new ArrayList<>();
    private final List<Part> odd = new ArrayList<>();

    /** @param roles that may call */
    FuzzCallers(List<String> roles) {
        this.roles = roles;
        good.add(token(all()));
        good.add(token(all().roles(roles.get(0), "someone", "else")));
        refuse("nobody", 401, request -> request);
        refuse("no token", 401, bearer("x"), bearer("a.b.c"), bearer(""), bearer("\u00e9"), bearer("x".repeat(3_000)));
        refuse("another scheme", 401, header("Basic Y2Fyb2w6c2VjcmV0"), header("Bearer"), header("bearer, x"));
        refuse(
                "a token that has ended",
                401,
                token(all().claim("exp", Instant.now().getEpochSecond() - 3_600)));
        refuse(
                "a token for others",
                401,
                token(all().claim("aud", "others")),
                token(all().claim("iss", "https://others.example")));
        refuse("a token without a subject", 401, token(all().claim("sub", null)));
        refuse("a forged token", 401, token(all().signedBy(FOREIGN, AlgorithmIdentifiers.RSA_USING_SHA256)));
        refuse("an unsigned token", 401, token(all().header("alg", "none").signedWith(null)));
        refuse("a token with no roles", 403, token(all().claim("groups", null)), token(all().roles()));
        ROLES.stream()
                .filter(role -> !roles.contains(role))
                .sorted()
                .forEach(role -> refuse("the role of " + role, 403, token(all().roles(role))));
    }

    private DevelopmentToken all() {
        return Tokens.admin().roles(roles.toArray(String[]::new));
    }

    private void refuse(String oddity, int status, Part... callers) {
        for (Part caller : callers) {
            odd.add(caller.odd(oddity, Set.of(status)));
        }
    }

    FuzzCallers alsoRefusing(DocumentedOperation operation) {
        if (operation.hasProblem("insufficient-user-authentication")) {
            refuse("a weak session", 401, token(all().acr("low")), token(all().acr(null)));
        }
        if (operation.hasProblem("temporary-session")) {
            refuse("a session of a code", 403, token(all().amr("tvc")));
        }
        if (operation.hasProblem("self-issue")) {
            Part self = token(LatchkeyStores.tokens()
                    .forSubject(FuzzPopulation.SELF)
                    .roles("mfa-admin")
                    .acr("high_assurance"));
            refuse(
                    "their own user",
                    403,
                    request -> self.in(request.target(operation.path().replace("{userId}", FuzzPopulation.SELF))));
        }
        return this;
    }

    Arbitrary<Part> good() {
        return Arbitraries.of(good);
    }

    Arbitrary<Part> odd() {
        return Arbitraries.of(odd);
    }

    private static Part token(DevelopmentToken token) {
        return bearer(token.sign());
    }

    private static Part bearer(String token) {
        return header("Bearer " + token);
    }

    private static Part header(String value) {
        return Part.header("Authorization", value);
    }
}
