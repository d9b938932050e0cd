/** The command line: starts the service, or asks the one beside it how it is. */
package io.latchkey.cli;
