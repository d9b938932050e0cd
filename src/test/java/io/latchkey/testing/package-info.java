/**
 * Support for tests of every package: calls, tokens, users, clocks, captured logs and spans, and the processes of the package
 * and the stores. Uses the service's classes; no class of the service uses it.
 */
package io.latchkey.testing;
