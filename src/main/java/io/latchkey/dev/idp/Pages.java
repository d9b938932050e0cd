package io.latchkey.dev.idp;

import static java.util.stream.Collectors.joining;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import java.util.Map;

/** The HTML pages of the development identity provider. */
final class Pages {

    static final String CHOICE = "choice";
    static final String VERIFY = "verify-identity";
    static final String CANCEL = "cancel";

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s · Development identity provider</title>
            <link rel="stylesheet" href="/dev/idp/pages.css">
            </head>
            <body>
            <main>
            <p class="provider">Development identity provider</p>
            <h1>%1$s</h1>
            %2$s
            </main>
            </body>
            </html>
            """;

    private static final String FORM = """
            <form method="post" action="/dev/idp/sign-in">
            %s
            %s
            <button class="quiet" name="choice" value="cancel">Cancel</button>
            </form>
            """;

    private static final String PERSONA = """
            <button name="choice" value="%s"><strong>%s</strong><span>%s</span></button>
            """;

    private static final String SIGNED_IN = """
            <p>You are signed in as <strong>%s</strong>. This action requires more than a password.</p>
            """;

    private static final String CONFIRM = """
            <button class="chief" name="choice" value="verify-identity">It is me</button>
            """;

    private Pages() {}

    static String choose(Parameters parameters) {
        String personas = Arrays.stream(Persona.values())
                .map(persona -> PERSONA.formatted(persona.subject(), persona.displayName(), persona.description()))
                .collect(joining());
        return page("Who are you?", FORM.formatted(hidden(parameters), personas));
    }

    static String verify(SignedIn login, Parameters parameters) {
        String signedIn = SIGNED_IN.formatted(login.persona().displayName());
        return page("Verify your identity", signedIn + FORM.formatted(hidden(parameters), CONFIRM));
    }

    static String signedOut() {
        return page("You are signed out", "<p>You may close this page.</p>");
    }

    static String error(OidcError error) {
        return page("Invalid request", "<p>%s</p>".formatted(escaped(error.getMessage())));
    }

    static ResponseBuilder respond(Status status, String page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .entity(page);
    }

    private static String page(String title, String content) {
        return PAGE.formatted(title, content);
    }

    private static String hidden(Parameters parameters) {
        return parameters.values().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals(CHOICE))
                .map(Map.Entry::getKey)
                .flatMap(name -> parameters.find(name).stream()
                        .map(value -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                                .formatted(escaped(name), escaped(value))))
                .collect(joining("\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
