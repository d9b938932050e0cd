package io.latchkey.proof.benchmark;

import java.time.Duration;

/**
 * Figures of a process as a whole.
 *
 * @param startUp from its start to its first answer, the median of some starts
 * @param peakMebibytes maximal resident memory
 */
record Figures(String subject, Duration startUp, double peakMebibytes, Pauses pauses) {}
