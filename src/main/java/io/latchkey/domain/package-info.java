/**
 * What is true. The rules of temporary verification codes as values that cannot be wrong: no store, no HTTP, no clock and
 * no source of randomness of their own. Imports {@code java.*} only.
 */
package io.latchkey.domain;
