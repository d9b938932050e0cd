package io.latchkey.dev.idp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Who may ask the development identity provider for tokens. */
enum Client {

    /** Public: a browser keeps no secret. */
    CONSOLE("latchkey-console", null, "authorization_code"),

    /** The login pipeline itself, so that its tokens have its name. */
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
     * RFC 6749 §2.3.1: by a header or by parameters.
     *
     * @throws OidcError {@code invalid_client}
     */
    static Client of(Parameters parameters, Optional<String> authorization) {
        String[] given = authorization.map(Client::basic).orElseGet(() -> inBody(parameters));
        return Arrays.stream(values())
                .filter(client -> client.isKnownBy(given))
                .findFirst()
                .orElseThrow(
                        () -> new OidcError("invalid_client", "There is no such client, or its secret is another"));
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

    private boolean isKnownBy(String... idAndSecret) {
        boolean secretFits =
                isPublic() ? idAndSecret.length == 1 : idAndSecret.length == 2 && secret.equals(idAndSecret[1]);
        return secretFits && id.equals(idAndSecret[0]);
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
            throw new OidcError("invalid_client", "Authorization is not of scheme Basic");
        }
    }
}
