/**
 * For development and tests only: real stores, an identity provider and users. The distribution does not contain it (see the
 * pom), and no other package may use it.
 */
package io.latchkey.dev;
