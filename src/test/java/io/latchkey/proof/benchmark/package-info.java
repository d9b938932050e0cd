/**
 * {@code ./mvnw -Pbenchmark verify}: the speed of the packaged service, and beside it the minimum that any implementation must
 * do, on the same machine and stores in the same run. There are no tests here; the package is compiled with the tests so that
 * it keeps up with the code. May use {@code testing}, {@code dev} and main code.
 */
package io.latchkey.proof.benchmark;
