/**
 * The only room that knows Redis: windows that slide, as one atomic script on Redis's own clock, exact across replicas.
 * Redis is asked first because it is quick and knows when to come back; it is never the last word. Where it is slow, away,
 * or not the one it was before, its answer is that it does not decide, soon and without a failure.
 *
 * <p>Written with Vert.x futures up to the port: their timeout leaves alone what was sent, so that a late answer is still
 * seen, and answers on the caller's own context, where the database session will be.
 */
package io.latchkey.redis;
