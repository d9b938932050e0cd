package io.latchkey.dev;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How {@code quarkus:dev} starts the service: with everything it needs, and with a session to try. */
@QuarkusMain(name = "development")
public class DevelopmentMain implements QuarkusApplication {

    private final int port;

    DevelopmentMain(@ConfigProperty(name = "quarkus.http.port") int port) {
        this.port = port;
    }

    public static void main(String... arguments) {
        new DevelopmentSettings().complete();
        Quarkus.run(DevelopmentMain.class, arguments);
    }

    @Override
    public int run(String... arguments) {
        Walkthrough.showOnce(port);
        Quarkus.waitForExit();
        return 0;
    }
}
