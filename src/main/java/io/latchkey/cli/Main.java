package io.latchkey.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the service; with {@code probe [path]} asks the one that runs here already instead, and ends. */
@QuarkusMain
public class Main {

    private static final String PROBE = "probe";

    public static void main(String... arguments) {
        List<String> words = List.of(arguments);
        if (words.isEmpty() || !words.get(0).equals(PROBE)) {
            Quarkus.run(arguments);
        } else {
            System.exit(
                    Probe.of(System.getenv(), words.subList(1, words.size())).exitCode());
        }
    }
}
