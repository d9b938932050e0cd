/**
 * What the service does: one class for each verb that decides or combines something, and the ports that it needs. Uses the
 * domain and Mutiny only. The item of a {@code Uni} is an answer, which may be a refusal; its failure is an outage or a bug.
 */
package io.latchkey.usecase;
