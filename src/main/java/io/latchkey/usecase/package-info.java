/**
 * What happens. One class for each verb of the service, and the ports they need. Knows the domain and Mutiny, no store,
 * no HTTP. A {@code Uni}'s item is an answer, a refusal included; its failure is an outage or a bug.
 */
package io.latchkey.usecase;
