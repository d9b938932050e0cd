/**
 * Three replicas on real stores, a random load, faults, and a checker that holds what each client was told against a
 * sequential model of one user: {@link io.latchkey.proof.history.ReplicasIT}.
 *
 * <p>In the words of Knossos and Jepsen: a history is a list of operations with the moments they were invoked and answered; it
 * is good if every operation can be given one moment between the two at which it happened, so that one after the other they
 * are what the model allows. The checker is plain code, and every violation it knows has a hand-made history that shows it.
 */
package io.latchkey.proof.history;
