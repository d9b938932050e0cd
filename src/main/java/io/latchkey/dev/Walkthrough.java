package io.latchkey.dev;

/** A first session with the service, to paste into bash or zsh, which needs curl. It has no comments because of zsh. */
final class Walkthrough {

    private static final String SHOWN = "development.walkthrough-shown";

    private static final String INTRODUCTION = """

            Latchkey is ready. The console is at http://localhost:%1$d/console/, or paste this into another terminal:

            """;

    private static final String COMMANDS = """
            api=http://localhost:%1$d
            json='Content-Type: application/json'
            admin="Authorization: Bearer $(curl -s "$api/dev/idp/token?role=mfa-admin&acr=high_assurance&sub=carol")"
            login="Authorization: Bearer $(curl -s "$api/dev/idp/token?role=login-pipeline&sub=login")"
            tvc=$api/v1/users/alice/temporary-verification-code

            echo; echo "Alice lost her phone: Carol generates a code"
            code=$(curl -s -H "$admin" -H "$json" -d '{"expiresInHours": 4, "reason": "lost phone"}' "$tvc" | \
            sed -n 's/.*"code":"\\([^"]*\\)".*/\\1/p')
            echo "$code"

            echo; echo "It works as often as it is needed, in place of every other method"
            curl -s -H "$login" -H "$json" -d "{\\"code\\": \\"$code\\"}" "$tvc/verify"; echo
            curl -s -H "$login" -H "$json" -d "{\\"code\\": \\"$code\\"}" "$tvc/verify"; echo
            curl -s -H "$login" "$api/v1/users/alice/verification-methods"; echo
            curl -s -H "$admin" "$tvc"; echo

            echo; echo "She found it again: Expire Now"
            curl -s -H "$admin" -X DELETE -w '%%{http_code}' "$tvc"; echo
            curl -s -H "$login" -H "$json" -d "{\\"code\\": \\"$code\\"}" "$tvc/verify"; echo

            echo; echo "Generating requires a stronger login than this one"
            weak="Authorization: Bearer $(curl -s "$api/dev/idp/token?role=mfa-admin&acr=low&sub=carol")"
            curl -si -H "$weak" -H "$json" -d '{"expiresInHours": 4}' "$tvc"; echo
            """;

    private Walkthrough() {}

    /** Only once: a system property survives a live reload. */
    static void showOnce(int port) {
        if (System.setProperty(SHOWN, "") == null) {
            System.out.println(INTRODUCTION.formatted(port) + commands(port));
        }
    }

    static String commands(int port) {
        return COMMANDS.formatted(port);
    }
}
