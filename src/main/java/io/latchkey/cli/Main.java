package io.latchkey.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/**
 * Starts the service. {@code train} ends it as soon as it has started; {@code probe [path]} checks the health of the service that
 * already runs here.
 */
@QuarkusMain
public class Main {

    private static final String TRAIN = "train";
    private static final String PROBE = "probe";

    public static void main(String... arguments) {
        List<String> parameters = List.of(arguments);
        switch (parameters.isEmpty() ? "" : parameters.get(0)) {
            case TRAIN -> Quarkus.run(TrainingRun.class, arguments);
            case PROBE ->
                System.exit(Probe.of(System.getenv(), parameters.subList(1, parameters.size()))
                        .exitCode());
            default -> Quarkus.run(arguments);
        }
    }
}
