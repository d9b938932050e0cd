/**
 * Three replicas on real stores, a random load, faults, and a checker that compares every answer with a sequential model of one
 * user: {@link io.latchkey.proof.history.ReplicasIT}. May use {@code testing}, {@code dev} and {@code domain}.
 *
 * <p>In the terms of Knossos and Jepsen: a history is a list of operations with the moments of their invocations and answers.
 * It is good if each operation can happen at one moment between the two, so that their sequence is one that the model allows.
 * The checker is plain code, and for every violation it has a history written by hand that shows it.
 */
package io.latchkey.proof.history;
