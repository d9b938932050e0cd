/**
 * SCIM 2.0 (RFC 7643, RFC 7644): identity providers maintain users, portals read and search them. Uses the sub-packages
 * below, {@code http}, {@code usecase} and {@code domain}; only here and below is the UnboundID SCIM SDK known.
 *
 * <p>The same SDK's {@code scim2-sdk-server} overlaps with some 450 of our lines: reading of parameters, checks against
 * schemas, discovery. It is not used because the repository that we build from does not serve it at version 5.0.0.
 */
package io.latchkey.scim;
