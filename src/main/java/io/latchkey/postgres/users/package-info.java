/** Users as identity providers push them. Uses {@code codes}, to end a code with its user, and {@code audit}; neither uses it. */
package io.latchkey.postgres.users;
