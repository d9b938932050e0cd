-- The audit trail, partitioned by month. Each user's events form a chain of hashes. PostgreSQL sets the time of every event,
-- links it into its chain and refuses every later change, regardless of who inserts it.

CREATE TABLE audit_events (
    id              uuid        NOT NULL,
    at              timestamptz NOT NULL DEFAULT clock_timestamp(),
    type            text        NOT NULL,
    user_id         text        NOT NULL,
    actor_subject   text        NOT NULL,
    actor_client_id text,
    actor_acr       text,
    source_ip       text,
    request_id      text        NOT NULL,
    outcome         text        NOT NULL CHECK (outcome IN ('success', 'refused')),
    reason          text,
    details         jsonb       NOT NULL DEFAULT '{}',
    -- The position in the user's chain, counted from 1, and the link and time of the previous event, which the first lacks.
    position        bigint      NOT NULL,
    previous        bytea,
    previous_at     timestamptz,
    PRIMARY KEY (user_id, at, id),
    CHECK ((position = 1) = (previous IS NULL) AND (position = 1) = (previous_at IS NULL))
) PARTITION BY RANGE (at);

-- The trail newest first, unfiltered and by each filter other than the user.
CREATE INDEX audit_events_at ON audit_events (at, id);
CREATE INDEX audit_events_actor ON audit_events (actor_subject, at, id);
CREATE INDEX audit_events_type ON audit_events (type, at, id);

-- The only definition of a wrong code: it was compared and is not valid. PostgreSQL inlines the function, so that the index
-- serves every query that calls it.
CREATE FUNCTION is_wrong_code(reason text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN reason IN ('mismatch', 'expired', 'no_active_code');

-- The wrong codes that the throttle counts. No other type of event has these reasons. The condition omits the type because
-- after an import of users the statistics contain no code.verified, and the planner would choose the index by type, which
-- reads the events of all users.
CREATE INDEX audit_events_wrong_codes ON audit_events (user_id, at) WHERE is_wrong_code(reason);

-- ---------------------------------------------------------------------------------------------------------------------
-- Append-only
-- ---------------------------------------------------------------------------------------------------------------------

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

-- Grants do not restrict the owner, so a trigger does. Each month has its own, for statements that name the partition.
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Without the columns that PostgreSQL sets itself: the time and the position in the chain.
GRANT SELECT, INSERT (id, type, user_id, actor_subject, actor_client_id, actor_acr, source_ip, request_id, outcome, reason, details)
    ON audit_events TO "${application-role}";

-- ---------------------------------------------------------------------------------------------------------------------
-- Months, in UTC. There is no default partition: with one, no month could be detached concurrently with reads and writes.
-- ---------------------------------------------------------------------------------------------------------------------

-- Creates a table and attaches it. CREATE TABLE ... PARTITION OF would block readers and writers of all months.
CREATE FUNCTION create_audit_partition(month timestamp) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    partition text := 'audit_events_' || to_char(month, 'YYYY_MM');
BEGIN
    EXECUTE format('CREATE TABLE %I (LIKE audit_events INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', partition);
    EXECUTE format('CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I '
                   'FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', partition);
    EXECUTE format('ALTER TABLE audit_events ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', partition,
                   month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
END
$$;

-- Reads the catalog tables because a session caches names that it has failed to find.
CREATE FUNCTION has_audit_partition(month timestamp) RETURNS boolean LANGUAGE sql AS $$
    SELECT EXISTS (
        SELECT FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
        WHERE inhparent = 'audit_events'::regclass AND relname = 'audit_events_' || to_char(month, 'YYYY_MM'))
$$;

-- Creates the missing partitions for this month and the next thirteen. The service, which owns no table, calls this at its
-- start and once a day, several replicas at once. Usually none is missing, and nothing is locked.
CREATE FUNCTION keep_audit_partitions() RETURNS int LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
DECLARE
    this_month timestamp := date_trunc('month', now() AT TIME ZONE 'UTC');
    missing timestamp;
    created int := 0;
BEGIN
    FOR missing IN
        SELECT month FROM generate_series(this_month, this_month + interval '13 months', interval '1 month') AS month
        WHERE NOT has_audit_partition(month)
    LOOP
        PERFORM pg_advisory_xact_lock('audit_events'::regclass::bigint);
        -- Another session may have created it during the wait.
        IF NOT has_audit_partition(missing) THEN
            PERFORM create_audit_partition(missing);
            created := created + 1;
        END IF;
    END LOOP;
    RETURN created;
END
$$;

-- The start of the oldest month that is left. The owner drops the oldest months.
CREATE FUNCTION audit_retained_from() RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT to_date(min(right(relname, 7)), 'YYYY_MM')::timestamp AT TIME ZONE 'UTC'
    FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
    WHERE inhparent = 'audit_events'::regclass AND NOT inhdetachpending
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- The chain
-- ---------------------------------------------------------------------------------------------------------------------

-- The length and the last link of each user's chain, including dropped months, which reveals events removed from the end. Finding
-- the last link among the events instead costs as much (PostgreSQL 18: 106 microseconds of CPU per event either way, 43 without a
-- chain), more with every month, and reveals no such removal.
-- The row is also the lock that orders one user's events. Free space on each page keeps its updates out of the index.
CREATE TABLE audit_chains (
    user_id     text        PRIMARY KEY,
    length      bigint      NOT NULL,
    head        bytea       NOT NULL,
    head_at     timestamptz NOT NULL,
    -- What the last event follows, so that one UPDATE both links an event and returns its predecessor.
    previous    bytea,
    previous_at timestamptz
) WITH (fillfactor = 70);

-- Each event adds one to the length, and nothing reduces it.
CREATE TRIGGER audit_chains_append_only BEFORE DELETE OR TRUNCATE ON audit_chains
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_chains_grow BEFORE UPDATE ON audit_chains FOR EACH ROW
    WHEN (NEW.user_id <> OLD.user_id OR NEW.length <> OLD.length + 1) EXECUTE FUNCTION refuse_change();

-- SHA-256 over a JSON array. Every text is quoted, so no two different events have the same input. Times are whole
-- microseconds since 1970, bytes are hexadecimal, and the array is PostgreSQL's text form of jsonb, in UTF-8.
CREATE FUNCTION audit_link(
    previous bytea, previous_at timestamptz, "position" bigint, id uuid, at timestamptz, type text, user_id text,
    actor_subject text, actor_client_id text, actor_acr text, source_ip text, request_id text, outcome text, reason text,
    details jsonb
) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(convert_to(jsonb_build_array(
        encode(previous, 'hex'), (extract(epoch FROM previous_at) * 1000000)::bigint, "position",
        id, (extract(epoch FROM at) * 1000000)::bigint, type, user_id, actor_subject, actor_client_id, actor_acr,
        source_ip, request_id, outcome, reason, details)::text, 'UTF8'))
$$;

-- The chain's row is the last lock that a transaction takes: it writes its events at its end, and about one user only. So no
-- transaction that holds a chain waits for another. An event that waited gets a later time than the one it waited for, so the
-- order of the chain is that of time. The end of the month caps the time, because a row cannot leave its partition; the cap
-- matters only for a wait across midnight UTC on the first day of a month.
CREATE FUNCTION chain_audit_event() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
DECLARE
    latest timestamptz := (date_trunc('month', NEW.at AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC'
                          - interval '1 microsecond';
    soonest timestamptz := least(clock_timestamp(), latest);
BEGIN
    LOOP
        UPDATE audit_chains AS c
        SET length = c.length + 1, previous = c.head, previous_at = c.head_at,
            head_at = least(greatest(soonest, c.head_at + interval '1 microsecond'), latest),
            head = audit_link(
                c.head, c.head_at, c.length + 1,
                NEW.id, least(greatest(soonest, c.head_at + interval '1 microsecond'), latest), NEW.type, NEW.user_id,
                NEW.actor_subject, NEW.actor_client_id, NEW.actor_acr, NEW.source_ip, NEW.request_id, NEW.outcome,
                NEW.reason, NEW.details)
        WHERE c.user_id = NEW.user_id
        RETURNING c.length, c.previous, c.previous_at, c.head_at INTO NEW.position, NEW.previous, NEW.previous_at, NEW.at;
        IF FOUND THEN
            RETURN NEW;
        END IF;
        NEW.position := 1;
        NEW.at := soonest;
        -- If two transactions write the first event of a user, the second waits here and then follows the first.
        INSERT INTO audit_chains VALUES (
            NEW.user_id, 1,
            audit_link(
                NULL, NULL, 1, NEW.id, NEW.at, NEW.type, NEW.user_id, NEW.actor_subject, NEW.actor_client_id, NEW.actor_acr,
                NEW.source_ip, NEW.request_id, NEW.outcome, NEW.reason, NEW.details),
            NEW.at) ON CONFLICT DO NOTHING;
        IF FOUND THEN
            RETURN NEW;
        END IF;
    END LOOP;
END
$$;

CREATE TRIGGER audit_events_chain BEFORE INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION chain_audit_event();

-- Verifies a chain in one snapshot: recomputes every link and compares it with the "previous" of the next event, or with the head
-- for the last event, and returns the first broken position. If an event's predecessor was dropped with its month, the event is
-- the first that is left. If that month is still there, the predecessor is missing.
--
-- altered: the event is not the one that was linked. forged: the event was never linked. missing: no event has the position.
-- kept_found: whether the chain contains a link that the caller kept. A chain that was rebuilt contains none of the old links.
CREATE FUNCTION verify_audit_chain(of_user text, kept bytea)
    RETURNS TABLE (events bigint, head bytea, head_at timestamptz, retained_from timestamptz, kept_found boolean,
                   broken_position bigint, broken_id uuid, broken_at timestamptz, problem text)
    LANGUAGE sql STABLE AS $$
WITH chain AS (
    SELECT coalesce(c.length, 0) AS length, c.head, c.head_at, audit_retained_from() AS retained_from
    FROM (SELECT) AS always LEFT JOIN audit_chains AS c ON c.user_id = of_user
), linked AS (
    SELECT e.position, e.id, e.at, e.previous, e.previous_at,
           audit_link(
               e.previous, e.previous_at, e.position, e.id, e.at, e.type, e.user_id, e.actor_subject, e.actor_client_id,
               e.actor_acr, e.source_ip, e.request_id, e.outcome, e.reason, e.details) AS link
    FROM audit_events AS e
    WHERE e.user_id = of_user
), compared AS (
    SELECT l.position, l.id, l.at, l.previous, l.previous_at, l.link, f.previous IS NOT NULL AS followed,
           lag(l.position) OVER (ORDER BY l.position, l.at) AS position_before,
           count(*) OVER (ORDER BY l.position RANGE BETWEEN CURRENT ROW AND CURRENT ROW) AS claimants,
           array_agg(l.previous) OVER next AS next_previous,
           first_value(l.id) OVER next AS next_id,
           first_value(l.at) OVER next AS next_at
    FROM linked AS l LEFT JOIN (SELECT DISTINCT previous FROM linked) AS f ON f.previous = l.link
    WINDOW next AS (ORDER BY l.position RANGE BETWEEN 1 FOLLOWING AND 1 FOLLOWING)
), judged AS (
    SELECT position, id, at, previous, previous_at, link, next_id, next_at, position_before,
           CASE
               WHEN position > chain.length THEN 'forged'
               WHEN link = ANY (CASE position WHEN chain.length THEN ARRAY[chain.head] ELSE next_previous END) THEN NULL
               WHEN claimants > 1 THEN 'forged'
               WHEN position < chain.length AND next_previous IS NULL THEN 'missing'
               ELSE 'altered'
           END AS problem,
           -- Whether the problem is the next event's: there is none, or this event's link is intact because some event follows it.
           position < chain.length AND claimants = 1 AND (next_previous IS NULL OR followed) AS is_of_next
    FROM compared, chain
), broken AS (
    SELECT position, id, at, problem FROM judged WHERE problem IS NOT NULL AND NOT is_of_next
    UNION ALL
    SELECT position + 1, next_id, next_at, problem FROM judged WHERE problem IS NOT NULL AND is_of_next
    UNION ALL
    SELECT position - 1, NULL, NULL, 'missing' FROM judged, chain
    WHERE position_before IS NULL AND position > 1 AND previous_at >= chain.retained_from
    UNION ALL
    SELECT length, NULL, NULL, 'missing' FROM chain
    WHERE head_at >= retained_from AND NOT EXISTS (SELECT FROM judged)
), first_broken AS (
    SELECT * FROM broken ORDER BY position, at LIMIT 1
)
SELECT (SELECT count(*) FROM judged), chain.head, chain.head_at, chain.retained_from,
       kept IS NOT DISTINCT FROM chain.head
           OR EXISTS (SELECT FROM judged WHERE link = kept OR position_before IS NULL AND previous = kept),
       first_broken.position, first_broken.id, first_broken.at, first_broken.problem
FROM chain LEFT JOIN first_broken ON true
$$;

GRANT SELECT ON audit_chains TO "${application-role}";

-- Functions that run as the owner are not for everyone: a trigger on another table could link events that never happened.
REVOKE EXECUTE ON FUNCTION chain_audit_event(), keep_audit_partitions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_audit_partitions() TO "${application-role}";

-- The previous month as well, in case PostgreSQL's clock is set back.
SELECT create_audit_partition(date_trunc('month', now() AT TIME ZONE 'UTC') - interval '1 month');
SELECT keep_audit_partitions();
