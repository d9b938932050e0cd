package io.latchkey.testing;

import java.util.Arrays;

/** Durations of one action, to compare with those of another. */
public final class Samples {

    private final double[] sorted;

    public Samples(double[] values) {
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** @param share 0.5 for the median */
    public double quantile(double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    /** The interquartile range, which occasional delays of a busy machine do not widen. */
    public double spread() {
        return quantile(0.75) - quantile(0.25);
    }

    /**
     * The probability that one of these is shorter than one of the others (the Mann-Whitney statistic): one half if the two
     * cannot be told apart. Only the order counts.
     */
    public double isShorterThan(Samples others) {
        double shorter = 0;
        for (double mine : sorted) {
            for (double theirs : others.sorted) {
                shorter += mine < theirs ? 1 : mine == theirs ? 0.5 : 0;
            }
        }
        return shorter / sorted.length / others.sorted.length;
    }

    @Override
    public String toString() {
        return "%.1f ms [%.1f %.1f]".formatted(quantile(0.5) / 1e6, quantile(0.25) / 1e6, quantile(0.75) / 1e6);
    }
}
