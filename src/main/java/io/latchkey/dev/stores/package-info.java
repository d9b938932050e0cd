/**
 * A real PostgreSQL and a real Redis for development and tests, started from executables on the class path. It uses no other package
 * of the service.
 */
package io.latchkey.dev.stores;
