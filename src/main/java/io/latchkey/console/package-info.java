/**
 * The settings and the security headers of the administrators' console, whose page is in {@code src/main/web} and uses the
 * HTTP interface like any other client. Uses {@code http} and {@code domain}.
 */
package io.latchkey.console;
