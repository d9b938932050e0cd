/**
 * What all dependencies of the service share: a circuit breaker, and the log of when a dependency becomes unavailable or
 * available again. It uses no other package of the service; the stores and security use it.
 */
package io.latchkey.dependency;
