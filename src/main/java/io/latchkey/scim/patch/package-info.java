/** Applies PATCH requests (RFC 7644 §3.5.2) to a user's document. Uses {@code document} only. */
package io.latchkey.scim.patch;
