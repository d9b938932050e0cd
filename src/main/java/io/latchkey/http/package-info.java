/**
 * What every request passes before a resource, and how responses are written: {@link io.latchkey.http.Pipeline} lists the
 * handlers in order, {@link io.latchkey.http.Problems} maps refusals to HTTP (RFC 9457). Uses {@code domain}, {@code
 * usecase} and {@code security}; {@code rest}, {@code scim} and {@code console} use it.
 */
package io.latchkey.http;
