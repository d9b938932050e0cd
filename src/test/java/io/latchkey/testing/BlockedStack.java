package io.latchkey.testing;

import io.vertx.core.impl.btc.BlockedThreadEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stack of a thread when Vert.x's checker reported it. On a busy machine, the first request of a cold JVM loads classes
 * and parses queries for more than a second. Therefore a thread counts as blocked if it waits or does a worker's task, and a
 * busy thread only after much longer.
 */
record BlockedStack(Duration duration, StackTraceElement[] frames) {

    private static final Duration LONG_EVEN_FOR_A_COLD_START = Duration.ofSeconds(5);

    /** Waiting is at the top of the stack, followed by a few frames of the lock or future. */
    private static final int TOP = 4;

    private static final Pattern WAITING =
            Pattern.compile("java\\.lang\\.Thread\\.sleep.*|java\\.lang\\.Object\\.wait.*|.*\\.Unsafe\\.park");

    /** Blocking JDBC, sockets and name look-ups, and hashing. */
    private static final Pattern WORK_FOR_WORKERS =
            Pattern.compile("(org\\.postgresql\\.|sun\\.nio\\.ch\\.NioSocketImpl|java\\.net\\.Inet\\dAddressImpl"
                    + "|com\\.sun\\.crypto\\.provider\\.PBKDF2).*");

    private static final Pattern COLD = Pattern.compile(".*(ClassLoader\\.loadClass|\\.<clinit>)");

    static BlockedStack of(BlockedThreadEvent event) {
        return new BlockedStack(
                Duration.ofNanos(event.duration()), event.thread().getStackTrace());
    }

    boolean isBlocked() {
        boolean waits =
                names().limit(TOP).anyMatch(name -> WAITING.matcher(name).matches());
        boolean works = names().anyMatch(name -> WORK_FOR_WORKERS.matcher(name).matches());
        boolean isCold = names().anyMatch(name -> COLD.matcher(name).matches());
        return duration.compareTo(LONG_EVEN_FOR_A_COLD_START) > 0 || ((waits || works) && !isCold);
    }

    private Stream<String> names() {
        return Arrays.stream(frames).map(frame -> frame.getClassName() + "." + frame.getMethodName());
    }

    @Override
    public String toString() {
        return duration.toMillis() + " ms\n" + names().collect(Collectors.joining("\n  "));
    }
}
