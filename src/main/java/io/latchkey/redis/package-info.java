/**
 * The only package that knows Redis: sliding windows for the quotas, each decided by one atomic script on Redis's own clock,
 * exact across replicas. Redis refuses cheaply and knows when to retry, but the database decides. If Redis is slow,
 * unavailable or has lost its data, a window answers soon, and without a failure, that it does not decide. Uses the domain,
 * the ports and {@code dependency}.
 *
 * <p>Written with Vert.x futures up to the port: their timeout does not cancel the command, so that a late answer is still
 * handled, and they complete on the caller's own context, which the database session needs.
 */
package io.latchkey.redis;
