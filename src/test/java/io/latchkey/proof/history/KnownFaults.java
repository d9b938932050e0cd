package io.latchkey.proof.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The faults of replicas, their stores and their clocks. */
final class KnownFaults {

    static final String CLOCK = "a replica's clock moves by an hour";

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MAX_WAIT_SECONDS = 15;

    private final Cluster cluster;
    private final HistoryCallers callers;
    private Connection superuser;
    private boolean ahead;

    KnownFaults(Cluster cluster, HistoryCallers callers) {
        this.cluster = cluster;
        this.callers = callers;
    }

    /** Without the faults that this machine cannot produce. */
    List<Fault> all() {
        Replica first = cluster.replicas().get(0);
        List<Fault> faults = new ArrayList<>(List.of(
                new Fault("kill -9 of a replica, and its restart", first::kill, () -> {
                    first.start();
                    first.awaitReady();
                }),
                new Fault("Redis is suspended", cluster.redis()::suspend, cluster.redis()::resume),
                new Fault("Redis stops and restarts empty", cluster.redis()::stop, cluster.redis()::restart),
                new Fault("PostgreSQL crashes and recovers", cluster.database()::crash, this::recover),
                new Fault("PostgreSQL's connections are exhausted", this::block, this::release)));
        if (ReplicaClock.library().isPresent()) {
            faults.add(new Fault(CLOCK, this::moveClock, this::resetClock));
        }
        return faults;
    }

    private void recover() {
        cluster.database().restart();
        cluster.replicas().forEach(Replica::awaitReady);
    }

    /** Every transaction that writes an audit event waits and keeps its connection. Soon none is free. */
    private void block() throws SQLException {
        superuser = cluster.database().connect(cluster.database().superuser());
        superuser.setAutoCommit(false);
        superuser.createStatement().execute("LOCK TABLE audit_events IN ACCESS EXCLUSIVE MODE");
    }

    private void release() throws SQLException {
        superuser.close();
        cluster.replicas().forEach(Replica::awaitReady);
    }

    /** An hour ahead and an hour behind, in turn. */
    private void moveClock() throws InterruptedException {
        ahead = !ahead;
        clock(ahead ? HOUR : HOUR.negated(), 401);
    }

    private void resetClock() throws InterruptedException {
        clock(Duration.ZERO, 200);
    }

    /**
     * Returns when the replica's answer to a token that is valid for minutes shows that its clock has moved. Each try needs a
     * new token: the replica caches a valid one until its end, which comes later by a clock that was set back.
     */
    private void clock(Duration by, int status) throws InterruptedException {
        Replica last = cluster.replicas().get(cluster.replicas().size() - 1);
        last.clock().move(by);
        for (int i = 0; i < MAX_WAIT_SECONDS * 10; i++) {
            String authorization = "Bearer " + callers.tokenForMinutes();
            if (last.status("/v1/audit-events?limit=1", "Authorization", authorization)
                    .filter(answer -> answer == status)
                    .isPresent()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("The clock has not moved by " + by);
    }
}
