package io.latchkey.cli;

import io.quarkus.runtime.QuarkusApplication;

/** A complete start and nothing else: the JVM caches it for later starts (JEP 514). */
public class TrainingRun implements QuarkusApplication {

    @Override
    public int run(String... arguments) {
        return 0;
    }
}
