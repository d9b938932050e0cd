/** Selects the attributes that a response contains (RFC 7644 §3.9). Uses {@code document} only. */
package io.latchkey.scim.selection;
