package io.latchkey.proof.benchmark;

import io.latchkey.testing.RedisConsole;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A service with its own stores and users. */
record Installation(Subject subject, Sizes sizes, BenchmarkPopulation population, Wrk wrk) {

    /** Enough requests to plan statements, read pages from disk and compile code. */
    private static final long WARM_UP = 600;

    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(1);

    /** The first verification of each code needs a hash. */
    private static final Duration LONGEST_INTRODUCTION = Duration.ofMinutes(2);

    static Installation start(Sizes sizes, Wrk wrk, Path directory) throws IOException, SQLException {
        Subject subject = Subject.onJvm("%,d users".formatted(sizes.everyone()), Stores.start(), directory);
        Installation started = new Installation(subject, sizes, new BenchmarkPopulation(sizes), wrk);
        started.load();
        return started;
    }

    /** Restores the initial state: no user has wrong codes. */
    void load() throws SQLException {
        subject.stores().load(population);
        RedisConsole.flush(subject.stores().redis());
    }

    /** Presents every code of the measured users once. */
    void introduce() {
        List<String> users = population.lines(Scenario.Group.CODES);
        wrk.drive(load(Scenario.VERIFY_RIGHT, LONGEST_INTRODUCTION, users.size()), users);
    }

    BenchmarkSample measure(Scenario scenario) {
        List<String> users = touch(scenario);
        boolean issuing = scenario.group == Scenario.Group.ISSUING;
        List<String> measured = issuing ? population.shifted(scenario.group) : users;
        long all = (long) measured.size() * scenario.perUser();
        long most = all == 0 || issuing ? all : all - WARM_UP;
        return subject.measure(wrk, load(scenario, sizes.round(), most), measured);
    }

    private Wrk.Load load(Scenario scenario, Duration time, long most) {
        return subject.load(scenario, time, sizes.connections(), Duration.ZERO, most);
    }

    /**
     * Drives a short load of the scenario.
     *
     * @return the users of it
     */
    List<String> touch(Scenario scenario) {
        List<String> users = population.shifted(scenario.group);
        wrk.drive(load(scenario, LONGEST_WARM_UP, WARM_UP), users);
        return users;
    }
}
