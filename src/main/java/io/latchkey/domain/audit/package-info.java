/** Audit events, how to query them, and the verification of a user's chain. Uses the other packages of the domain. */
package io.latchkey.domain.audit;
