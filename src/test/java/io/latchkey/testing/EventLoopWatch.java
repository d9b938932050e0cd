package io.latchkey.testing;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestAfterAllCallback;
import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.quarkus.test.junit.callback.QuarkusTestContext;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.btc.BlockedThreadEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Fails every {@code @QuarkusTest} during which an event loop was blocked; META-INF/services registers it for all of them.
 * It listens to Vert.x's own checker, which the test profile configures to check every 100 ms for tasks above 500 ms.
 */
public final class EventLoopWatch
        implements QuarkusTestBeforeClassCallback, QuarkusTestAfterEachCallback, QuarkusTestAfterAllCallback {

    private static final Queue<BlockedStack> BLOCKED = new ConcurrentLinkedQueue<>();

    /** Does nothing if the service did not start, which Quarkus reports. */
    @Override
    public void beforeClass(Class<?> testClass) {
        Optional.ofNullable(Arc.container())
                .map(container ->
                        (VertxInternal) container.instance(Vertx.class).get())
                .ifPresent(vertx -> vertx.blockedThreadChecker().setThreadBlockedHandler(EventLoopWatch::look));
    }

    private static void look(BlockedThreadEvent event) {
        BlockedStack stack = BlockedStack.of(event);
        if (stack.isBlocked()) {
            BLOCKED.add(stack);
        }
    }

    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        failIfBlocked();
    }

    /** The checker may report a moment late. */
    @Override
    public void afterAll(QuarkusTestContext context) {
        failIfBlocked();
    }

    private static void failIfBlocked() {
        List<String> blocks = takeBlocks();
        if (!blocks.isEmpty()) {
            throw new AssertionError("an event loop was blocked: " + String.join("\n", blocks));
        }
    }

    /** Discards the reports, for a test that blocks an event loop on purpose. */
    public static List<String> takeBlocks() {
        List<String> blocks = new ArrayList<>();
        for (BlockedStack next = BLOCKED.poll(); next != null; next = BLOCKED.poll()) {
            blocks.add(next.toString());
        }
        return blocks;
    }
}
