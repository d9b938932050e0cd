/**
 * The only package that knows JWT: it turns an access token into a caller and a session. SmallRye JWT verifies signature, issuer,
 * audience and times of a token (RFC 9068, RFC 8725), as configured in application.properties. It uses {@code domain},
 * {@code usecase} and {@code dependency}.
 */
package io.latchkey.security;
