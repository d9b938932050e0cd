/**
 * Checks of k8s/: {@code kubectl} builds what an operator applies, and the tests compare it with the Kubernetes API, the settings
 * of the application and its metrics. May use {@code testing}, {@code dev} and main code.
 */
package io.latchkey.proof.kubernetes;
