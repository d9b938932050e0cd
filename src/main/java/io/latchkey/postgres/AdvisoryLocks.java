package io.latchkey.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * The advisory locks of the schema. Each lasts until its transaction ends. The number in each statement seeds the hash, so that
 * the same text locks something different for each purpose. {@code verify_code} (migration V4) locks a user id with number 0.
 */
public final class AdvisoryLocks {

    private static final String USER_NAME = "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(lower(:key), 1))";

    private static final String ISSUER = "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:key, 2))";

    private AdvisoryLocks() {}

    /**
     * Serializes the transactions that take the same user name, compared without case. A transaction locks a user's row before
     * a name and never after it, so that no two wait for each other.
     */
    public static Uni<Void> userName(String userName) {
        return lock(USER_NAME, userName);
    }

    /**
     * Serializes the transactions that issue codes for one administrator: each counts the codes of those before it. It comes after
     * the user's row, and no transaction that holds it waits for a user's row.
     */
    public static Uni<Void> issuer(String subject) {
        return lock(ISSUER, subject);
    }

    private static Uni<Void> lock(String statement, String key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(statement, Integer.class)
                        .setParameter("key", key)
                        .getSingleResult())
                .replaceWithVoid();
    }
}
