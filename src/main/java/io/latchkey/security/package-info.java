/**
 * The only room that knows JWT: who calls, and whether the session is strong enough. Signature, issuer, audience and times
 * of a token (RFC 9068, RFC 8725) are SmallRye JWT's work, set up in application.properties.
 */
package io.latchkey.security;
