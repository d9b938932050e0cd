package io.latchkey.dev.idp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The clients of the development identity provider. */
enum Client {

    /** Public: a browser cannot keep a secret. */
    CONSOLE("latchkey-console", null, "authorization_code"),

    /** The login pipeline, which gets tokens under its own name. */
    PIPELINE("latchkey-pipeline", "development", "client_credentials");

    private static final String BASIC = "Basic ";

    private final String id;
    private final String secret;
    private final String grantType;

    Client(String id, String secret, String grantType) {
        this.id = id;
        this.secret = secret;
        this.grantType = grantType;
    }

    /**
     * RFC 6749 §2.3.1: credentials in a header or in parameters.
     *
     * @throws OidcError {@code invalid_client}
     */
    static Client of(Parameters parameters, Optional<String> authorization) {
        String[] given = authorization.map(Client::basic).orElseGet(() -> inBody(parameters));
        return Arrays.stream(values())
                .filter(client -> client.hasCredentials(given))
                .findFirst()
                .orElseThrow(() -> new OidcError("invalid_client", "Unknown client or wrong secret"));
    }

    static URI console(URI service) {
        return service.resolve("/console/");
    }

    static boolean knowsGrantType(String grantType) {
        return Arrays.stream(values()).anyMatch(client -> client.mayUse(grantType));
    }

    String id() {
        return id;
    }

    String grantType() {
        return grantType;
    }

    boolean isPublic() {
        return secret == null;
    }

    boolean mayUse(String type) {
        return grantType.equals(type);
    }

    private boolean hasCredentials(String... idAndSecret) {
        boolean secretMatches =
                isPublic() ? idAndSecret.length == 1 : idAndSecret.length == 2 && secret.equals(idAndSecret[1]);
        return secretMatches && id.equals(idAndSecret[0]);
    }

    private static String[] inBody(Parameters parameters) {
        String id = parameters.require("client_id");
        return parameters
                .find("client_secret")
                .map(secret -> new String[] {id, secret})
                .orElseGet(() -> new String[] {id});
    }

    private static String[] basic(String authorization) {
        try {
            String decoded = new String(Base64.getDecoder().decode(authorization.replaceFirst(BASIC, "")), UTF_8);
            return Arrays.stream(decoded.split(":", 2))
                    .map(part -> URLDecoder.decode(part, UTF_8))
                    .toArray(String[]::new);
        } catch (IllegalArgumentException e) {
            throw new OidcError("invalid_client", "Authorization must be of scheme Basic");
        }
    }
}
