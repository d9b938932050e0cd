/**
 * Users over SCIM 2.0 (RFC 7643, RFC 7644), for identity providers that keep them and portals that look for them. The
 * UnboundID SCIM SDK knows the protocol's messages, filters and patches; here its words become the domain's.
 */
package io.latchkey.scim;
