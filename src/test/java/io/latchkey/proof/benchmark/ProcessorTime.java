package io.latchkey.proof.benchmark;

import java.io.UncheckedIOException;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Processor time in seconds, from Linux. */
final class ProcessorTime {

    /** USER_HZ, which is 100 on all Linux systems with Java. */
    private static final double TICKS_PER_SECOND = 100;

    /** Position in {@code /proc/<pid>/stat} after the name: user and system time, and the same of ended children. */
    private static final int USER = 11;

    private ProcessorTime() {}

    static double of(long pid) {
        return sum(pid, 2);
    }

    /** Of the children that have ended. */
    static double ofEnded(long pid) {
        return sum(pid, 4) - sum(pid, 2);
    }

    /** With all descendants. Those that end meanwhile, such as autovacuum workers, count in their parent. */
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
