/**
 * The wiring: settings become the domain's values and the use cases. Uses all packages of the service, and no package imports
 * it.
 */
package io.latchkey.config;
