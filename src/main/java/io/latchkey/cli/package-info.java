/**
 * The command line: starts the service, starts it to create the JVM's cache, or probes a running one. It uses no other package of
 * the service.
 */
package io.latchkey.cli;
