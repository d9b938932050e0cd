/**
 * The rules of temporary verification codes, as values that are valid by construction. Its packages have no store, no HTTP,
 * no clock and no source of randomness, and use {@code java.*} only. They depend on each other in this direction: user ←
 * caller ← code, audit.
 */
package io.latchkey.domain;
