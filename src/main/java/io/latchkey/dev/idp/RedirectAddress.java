package io.latchkey.dev.idp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.StringJoiner;

/** The address to which a code or an error is sent (RFC 6749 §4.1.2), and the part of it that contains the answer. */
record RedirectAddress(URI redirectUri, boolean inFragment, Optional<String> state) {

    /**
     * @throws OidcError to be shown, not sent (RFC 6749 §4.1.2.1): the client is unknown or the address is not registered for it
     */
    static RedirectAddress of(Parameters parameters, URI service) {
        String client = parameters.require("client_id");
        if (!client.equals(Client.CONSOLE.id())) {
            throw OidcError.invalidRequest("Unknown client " + client);
        }
        URI console = Client.console(service);
        if (!parameters.require("redirect_uri").equals(console.toString())) {
            throw OidcError.invalidRequest("redirect_uri of " + client + " must be " + console);
        }
        String mode = parameters.find("response_mode").orElse("query");
        if (!mode.matches("query|fragment")) {
            throw OidcError.invalidRequest("response_mode must be query or fragment");
        }
        return new RedirectAddress(console, mode.equals("fragment"), parameters.find("state"));
    }

    URI withCode(String code) {
        return with("code", code);
    }

    URI withError(OidcError error) {
        return with("error", error.error(), "error_description", error.getMessage());
    }

    /** Includes the issuer (RFC 9207). */
    private URI with(String... namesAndValues) {
        StringJoiner answer = new StringJoiner("&", inFragment ? "#" : "?", "");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            answer.add(parameter(namesAndValues[i], namesAndValues[i + 1]));
        }
        state.ifPresent(value -> answer.add(parameter("state", value)));
        answer.add(parameter("iss", DevelopmentTokens.ISSUER));
        return URI.create(redirectUri + answer.toString());
    }

    private static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, UTF_8);
    }
}
