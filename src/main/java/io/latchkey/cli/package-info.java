/** The command line: starts the service, starts it for its cache, or asks the one beside it how it is. */
package io.latchkey.cli;
