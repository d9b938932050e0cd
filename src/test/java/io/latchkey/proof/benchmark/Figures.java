package io.latchkey.proof.benchmark;

import java.time.Duration;

/**
 * What is said of a process as a whole.
 *
 * @param startUp from its start to its first answer, the median of some starts
 * @param peakMebibytes resident memory, the most there was
 */
record Figures(String subject, Duration startUp, double peakMebibytes, Pauses pauses) {}
