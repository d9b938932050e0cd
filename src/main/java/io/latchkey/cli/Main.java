package io.latchkey.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/**
 * Starts the service; {@code train} ends it as soon as it has started; {@code probe [path]} asks the one that runs here
 * already instead, and ends.
 */
@QuarkusMain
public class Main {

    private static final String TRAIN = "train";
    private static final String PROBE = "probe";

    public static void main(String... arguments) {
        List<String> words = List.of(arguments);
        switch (words.isEmpty() ? "" : words.get(0)) {
            case TRAIN -> Quarkus.run(TrainingRun.class, arguments);
            case PROBE ->
                System.exit(Probe.of(System.getenv(), words.subList(1, words.size()))
                        .exitCode());
            default -> Quarkus.run(arguments);
        }
    }
}
