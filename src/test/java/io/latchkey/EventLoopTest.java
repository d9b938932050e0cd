package io.latchkey;

import static io.latchkey.testing.Calls.expire;
import static io.latchkey.testing.Calls.methods;
import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.status;
import static io.latchkey.testing.Calls.verify;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.latchkey.testing.Calls;
import io.latchkey.testing.CodeCalls;
import io.latchkey.testing.CryptoThreads;
import io.latchkey.testing.EventLoopWatch;
import io.latchkey.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Event loops are never blocked, which {@link EventLoopWatch} checks in all tests. */
@QuarkusTest
class EventLoopTest {

    private static final long LATEST_WARNING_MILLIS = 300;

    private final Vertx vertx;
    private final AgroalDataSource jdbc;

    EventLoopTest(Vertx vertx, AgroalDataSource jdbc) {
        this.vertx = vertx;
        this.jdbc = jdbc;
    }

    @Test
    void sleepingEventLoop_isReported() throws InterruptedException {
        CountDownLatch awake = new CountDownLatch(1);
        vertx.runOnContext(nothing -> {
            sleep(1_000);
            awake.countDown();
        });
        assertTrue(awake.await(30, TimeUnit.SECONDS));
        sleep(LATEST_WARNING_MILLIS);
        String blocks = EventLoopWatch.takeBlocks().toString();
        assertTrue(blocks.contains("EventLoopTest.sleep"), blocks);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyHash_isComputedOnAWorker() {
        String user = People.activeUser();
        List<Thread> threads = CryptoThreads.hashing(() -> {
            String code = newCode(user);
            verify(user, code);
            verify(user, CodeCalls.wrong());
            verify(People.nobody(), code);
        });
        assertEquals(4, threads.size());
        threads.forEach(
                thread -> assertTrue(thread.getName().matches("(executor|vert.x-worker)-thread-.*"), thread::getName));
    }

    /** Only the migrations at the start use JDBC. The last lines show that later connections are counted. */
    @Test
    void requests_useNoJdbc() throws SQLException {
        long before = jdbc.getMetrics().acquireCount();
        String user = People.activeUser();
        newCode(user);
        verify(user, CodeCalls.wrong());
        status(user);
        methods(user);
        expire(user);
        Calls.auditEvents(user);
        given().get("/q/health").then().statusCode(200);
        assertEquals(before, jdbc.getMetrics().acquireCount());
        jdbc.getConnection().close();
        assertEquals(before + 1, jdbc.getMetrics().acquireCount());
    }
}
