/** Typed, bounded settings, and the wiring that turns them into the domain's values and the use cases. */
package io.latchkey.config;
