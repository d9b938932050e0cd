package io.latchkey.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A service with stores and users of its own. */
record Installation(Subject subject, Sizes sizes, Population population, Wrk wrk, Random random) {

    /** What was planned, read from disk or compiled the first time is so now. */
    private static final long WARM_UP = 600;

    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(1);

    /** Each code costs a hash the first time. */
    private static final Duration LONGEST_INTRODUCTION = Duration.ofMinutes(2);

    static Installation start(Sizes sizes, Wrk wrk, Path directory) throws IOException, SQLException {
        Subject subject = Subject.onJvm("%,d users".formatted(sizes.everyone()), Stores.start(), directory);
        Installation started = new Installation(subject, sizes, new Population(sizes), wrk, new Random());
        started.load();
        return started;
    }

    /** As it was at first: nobody has presented a wrong code. */
    void load() throws SQLException {
        subject.stores().load(population);
        subject.stores().forget();
    }

    /** The service sees every code that it will be asked about, once. */
    void introduce() {
        List<String> users = population.lines(Scenario.Group.CODES);
        wrk.drive(load(Scenario.VERIFY_RIGHT, LONGEST_INTRODUCTION, users.size()), users);
    }

    Sample measure(Scenario scenario) {
        List<String> users = users(scenario);
        wrk.drive(load(scenario, LONGEST_WARM_UP, WARM_UP), users);
        boolean issuing = scenario.group == Scenario.Group.ISSUING;
        List<String> measured = issuing ? users(scenario) : users;
        long all = (long) measured.size() * scenario.perUser();
        double before = subject.running().cpuSeconds();
        Latencies latencies =
                wrk.drive(load(scenario, sizes.round(), all == 0 || issuing ? all : all - WARM_UP), measured);
        return new Sample(subject.name(), scenario, latencies, subject.running().cpuSeconds() - before);
    }

    private List<String> users(Scenario scenario) {
        List<String> users = new ArrayList<>(population.lines(scenario.group));
        Collections.rotate(users, random.nextInt(users.size()));
        return users;
    }

    private Wrk.Load load(Scenario scenario, Duration time, long most) {
        return new Wrk.Load(
                scenario,
                subject.running().port,
                subject.tokens(scenario),
                time,
                sizes.connections(),
                Duration.ZERO,
                most);
    }

    /** A little of it. */
    void touch(Scenario scenario) {
        wrk.drive(load(scenario, LONGEST_WARM_UP, WARM_UP), users(scenario));
    }
}
