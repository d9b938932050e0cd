/**
 * The administrator's console: what the browser needs to know before it may ask anything. The page itself is in {@code
 * src/main/web}; it is a client of the HTTP interface like any other.
 */
package io.latchkey.console;
