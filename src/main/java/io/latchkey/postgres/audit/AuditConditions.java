package io.latchkey.postgres.audit;

import io.latchkey.domain.audit.AuditPosition;
import io.latchkey.domain.audit.AuditQuery;
import io.latchkey.domain.user.UserId;
import io.quarkus.panache.common.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A query of the trail as HQL, with only the conditions that it has, so that each combination finds its index. */
final class AuditConditions {

    /**
     * Keeps the query out of the partitions of later months. No event is later: {@code now()} is the start of the transaction,
     * which is never an hour ago.
     */
    private static final String UNTIL_NOW = "at < cast(sql('now() + interval ''1 hour''') as Instant)";

    private static final String NEWEST_FIRST = "order by at desc, id desc";

    private final List<String> conditions = new ArrayList<>(List.of(UNTIL_NOW));
    private final Parameters parameters = new Parameters();

    private AuditConditions() {}

    static AuditConditions of(AuditQuery query) {
        AuditConditions conditions = new AuditConditions();
        conditions.add("userId = :userId", "userId", query.userId().map(UserId::value));
        conditions.add("actorSubject = :actor", "actor", query.actor());
        conditions.add("type = :type", "type", query.type());
        conditions.add("at >= :from", "from", query.from());
        conditions.add("at < :to", "to", query.to());
        query.after().ifPresent(conditions::after);
        return conditions;
    }

    /** {@code at <= :at} lets the index scan begin there. {@code at < :at or at = :at and id < :id} would begin at the newest. */
    private void after(AuditPosition position) {
        add("at <= :at and (at < :at or id < :id)", "at", Optional.of(position.at()));
        parameters.and("id", position.id());
    }

    private void add(String condition, String name, Optional<?> value) {
        value.ifPresent(present -> {
            conditions.add(condition);
            parameters.and(name, present);
        });
    }

    String text() {
        return "from AuditEventEntity where " + String.join(" and ", conditions) + " " + NEWEST_FIRST;
    }

    Map<String, Object> parameters() {
        return parameters.map();
    }
}
