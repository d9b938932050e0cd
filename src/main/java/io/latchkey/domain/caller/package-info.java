/** Callers, their roles and sessions, and the step-up policy. Uses {@code domain.user}. */
package io.latchkey.domain.caller;
