/**
 * Development and tests only: real stores, an issuer of tokens, somebody to give a code to. In no package (see the pom),
 * and no other room knows it.
 */
package io.latchkey.dev;
