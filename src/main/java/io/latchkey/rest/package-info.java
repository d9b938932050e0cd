/**
 * Paths, bodies and status codes. Resources translate a request into a use case's words and its outcome into a body;
 * {@link io.latchkey.rest.Problems} is the one place where a refusal becomes HTTP (RFC 9457).
 */
package io.latchkey.rest;
