/**
 * The only package that knows Hibernate and the SQL client. Transactions never leave it: each method of a port is one atomic fact
 * together with its audit event. PostgreSQL's clock and constraints decide. This root package holds what {@code audit},
 * {@code codes} and {@code users} share and uses none of them; all may use the domain and the ports of the use cases.
 */
package io.latchkey.postgres;
