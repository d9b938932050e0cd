/** Converts SCIM filters (RFC 7644 §3.4.2.2) to filters of the domain. Uses {@code document}, {@code http} and {@code domain}. */
package io.latchkey.scim.filter;
