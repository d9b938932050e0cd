/**
 * Users as SCIM documents: their schemas, their canonical form, and the conversion from and to profiles of the domain.
 * Uses {@code domain} only.
 */
package io.latchkey.scim.document;
