/**
 * {@code ./mvnw -Pbenchmark verify}: how fast the packaged service is, beside the least that any implementation must do, on
 * the same machine and stores in the same run. No tests: compiled with them, so that it keeps up with the code.
 */
package io.latchkey.proof.benchmark;
