/** Temporary verification codes and their history. Uses {@code audit}, and is used by {@code users}, never the reverse. */
package io.latchkey.postgres.codes;
