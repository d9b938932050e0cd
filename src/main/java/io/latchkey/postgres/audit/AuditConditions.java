package io.latchkey.postgres.audit;

import io.latchkey.domain.audit.AuditPosition;
import io.latchkey.domain.audit.AuditQuery;
import io.latchkey.domain.user.UserId;
import io.quarkus.panache.common.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A query of the trail as HQL: only the conditions that were asked for, so that each finds its index. */
final class AuditConditions {

    /**
     * No event is later, and no month that is not there yet is looked into. {@code now()} is when the transaction began, which
     * nobody waits an hour for.
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

    /** An index begins at {@code at <= :at}; with {@code at < :at or at = :at and id < :id} it would begin at the newest. */
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
