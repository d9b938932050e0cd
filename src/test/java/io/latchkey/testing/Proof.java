package io.latchkey.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A test that takes long. It runs with {@code ./mvnw -Pproof verify}, as in {@code .ci/run}; other builds skip it and list it at
 * the end. A test class that needs a slow installation of its own is named {@code …Proof} instead: Quarkus builds the
 * installation of every class that Surefire finds.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(named = Proof.PROPERTY, matches = "true", disabledReason = Proof.SKIPPED)
public @interface Proof {

    String PROPERTY = "proof";

    String SKIPPED = "SKIPPED: takes long, runs with -Pproof";

    /** Whether this build runs the tests that take long. */
    boolean ON = Boolean.getBoolean(PROPERTY);
}
