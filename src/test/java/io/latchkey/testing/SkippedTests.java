package io.latchkey.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints at the end of a run which tests were skipped and why, a line each. */
public final class SkippedTests implements TestExecutionListener {

    private static final Path CLASSES = Path.of("target", "test-classes");

    private final Queue<String> skipped = new ConcurrentLinkedQueue<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skipped.add(name(test) + "  " + reason.replaceFirst(".* ==> ", ""));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        skipped.forEach(System.out::println);
        if (!Proof.ON && isEveryTestOfSurefire()) {
            classesNamedProof().forEach(name -> System.out.println(name + "  " + Proof.SKIPPED));
        }
    }

    /** The first property is Failsafe's, the second one selects tests. */
    private static boolean isEveryTestOfSurefire() {
        return System.getProperty("native.image.path") == null && System.getProperty("test") == null;
    }

    /** Surefire does not find these. */
    private static List<String> classesNamedProof() {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Proof.class") && name.length() > "Proof.class".length())
                    .map(name -> name.replace(".class", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(TestIdentifier test) {
        TestSource source = test.getSource().orElse(null);
        if (source instanceof MethodSource method) {
            return simple(method.getClassName()) + "." + method.getMethodName();
        }
        return source instanceof ClassSource type ? simple(type.getClassName()) : test.getDisplayName();
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
