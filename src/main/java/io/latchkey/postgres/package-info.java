/**
 * The only room that knows Hibernate, and the only transactions: each public method is one atomic fact together with its
 * audit event. PostgreSQL's clock and constraints decide; where a statement's order matters, a comment says why.
 */
package io.latchkey.postgres;
