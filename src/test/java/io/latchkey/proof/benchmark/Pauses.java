package io.latchkey.proof.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Garbage collection pauses in milliseconds, from the log of a JVM. */
record Pauses(int count, double longest, int full, double longestFull) {

    private static final Pattern PAUSE = Pattern.compile("Pause (Full)?.* ([0-9.]+)ms$", Pattern.MULTILINE);

    static Pauses in(Path log) {
        try {
            return of(Files.exists(log) ? Files.readString(log) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pauses of(String log) {
        List<MatchResult> all = PAUSE.matcher(log).results().toList();
        List<MatchResult> full =
                all.stream().filter(pause -> pause.group(1) != null).toList();
        return new Pauses(all.size(), longest(all), full.size(), longest(full));
    }

    private static double longest(List<MatchResult> pauses) {
        return pauses.stream()
                .mapToDouble(pause -> Double.parseDouble(pause.group(2)))
                .max()
                .orElse(0);
    }
}
