package io.latchkey.proof.benchmark;

import java.io.UncheckedIOException;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Processor time in seconds, as Linux counts it. */
final class ProcessorTime {

    /** USER_HZ, which is 100 wherever Linux runs Java. */
    private static final double TICKS_PER_SECOND = 100;

    /** Of {@code /proc/<pid>/stat} after the name: user and system, and the same of children that have ended. */
    private static final int USER = 11;

    private ProcessorTime() {}

    static double of(long pid) {
        return sum(pid, 2);
    }

    /** With everything that it started and that has ended since. */
    static double ofEnded(long pid) {
        return sum(pid, 4) - sum(pid, 2);
    }

    /** With everything that it started. Of what ends meanwhile, an autovacuum worker say, its parent will tell. */
    static double ofAll(long pid) {
        Stream<ProcessHandle> descendants = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants);
        return descendants.mapToDouble(each -> ofLiving(each.pid())).sum() + sum(pid, 4);
    }

    private static double ofLiving(long pid) {
        try {
            return of(pid);
        } catch (UncheckedIOException ended) {
            return 0;
        }
    }

    private static double sum(long pid, int fields) {
        String stat = Running.proc(pid, "stat");
        String[] all = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return LongStream.range(USER, USER + fields)
                        .map(field -> Long.parseLong(all[(int) field]))
                        .sum()
                / TICKS_PER_SECOND;
    }
}
