package io.latchkey.cli;

import io.quarkus.runtime.QuarkusApplication;

/** All of a start, and no more: what a JVM is to keep of one start for the next (JEP 514). */
public class TrainingRun implements QuarkusApplication {

    @Override
    public int run(String... arguments) {
        return 0;
    }
}
