-- What happened, by month, each user's events in a chain of hashes. Whatever inserts an event, PostgreSQL itself says when it
-- was, chains it, and lets nobody change it.

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
    -- The place in the user's chain, counted from one; and the link and the time of the event before, which the first has not.
    position        bigint      NOT NULL,
    previous        bytea,
    previous_at     timestamptz,
    PRIMARY KEY (user_id, at, id),
    CHECK ((position = 1) = (previous IS NULL) AND (position = 1) = (previous_at IS NULL))
) PARTITION BY RANGE (at);

-- The trail newest first, as a whole and by each filter that has no user.
CREATE INDEX audit_events_at ON audit_events (at, id);
CREATE INDEX audit_events_actor ON audit_events (actor_subject, at, id);
CREATE INDEX audit_events_type ON audit_events (type, at, id);
-- What the throttle counts; verify_code asks in the same words. No other type of event has these reasons, and the type is not
-- among the words: after an import of users, statistics know of no code.verified, and the index by type would be taken for
-- this one. It reads everybody's.
CREATE INDEX audit_events_wrong_codes ON audit_events (user_id, at)
    WHERE reason IN ('mismatch', 'expired', 'no_active_code');

-- ---------------------------------------------------------------------------------------------------------------------
-- Append-only
-- ---------------------------------------------------------------------------------------------------------------------

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

-- For the owner too, whom grants do not bind. Each month has a trigger like it, for statements that name the month.
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Not when it was nor where it stands in the chain: that is PostgreSQL's to say.
GRANT SELECT, INSERT (id, type, user_id, actor_subject, actor_client_id, actor_acr, source_ip, request_id, outcome, reason, details)
    ON audit_events TO "${application-role}";

-- ---------------------------------------------------------------------------------------------------------------------
-- Months, of UTC. Without a default partition: beside one, no month could be detached while others read and write.
-- ---------------------------------------------------------------------------------------------------------------------

-- Attached, not created in place, which would stop readers and writers of every month.
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

-- Asked of the table: the names that a session has looked up before, and not found, it remembers.
CREATE FUNCTION has_audit_partition(month timestamp) RETURNS boolean LANGUAGE sql AS $$
    SELECT EXISTS (
        SELECT FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
        WHERE inhparent = 'audit_events'::regclass AND relname = 'audit_events_' || to_char(month, 'YYYY_MM'))
$$;

-- This month and the next thirteen, those that are not there yet. The service, which owns no table, asks for them at its
-- start and once a day, several replicas at once; as a rule there is nothing to do, and nothing is locked.
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
        -- Another may have made it meanwhile.
        IF NOT has_audit_partition(missing) THEN
            PERFORM create_audit_partition(missing);
            created := created + 1;
        END IF;
    END LOOP;
    RETURN created;
END
$$;

-- The owner drops the oldest months. All that is left began here.
CREATE FUNCTION audit_retained_from() RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT to_date(min(right(relname, 7)), 'YYYY_MM')::timestamp AT TIME ZONE 'UTC'
    FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
    WHERE inhparent = 'audit_events'::regclass AND NOT inhdetachpending
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- The chain
-- ---------------------------------------------------------------------------------------------------------------------

-- How long each user's chain is and how it ends, months that were dropped included: a chain that was cut off at its end
-- does not end so. To look the last link up among the events instead costs as much (PostgreSQL 18: 106 microseconds of CPU an
-- event either way, 43 without a chain), more with every month there is, and shows no end that was cut off.
-- Also the lock that gives one user's events an order. Room on each page keeps its updates out of the index.
CREATE TABLE audit_chains (
    user_id     text        PRIMARY KEY,
    length      bigint      NOT NULL,
    head        bytea       NOT NULL,
    head_at     timestamptz NOT NULL,
    -- What the last event follows: so that one UPDATE chains an event and says to what.
    previous    bytea,
    previous_at timestamptz
) WITH (fillfactor = 70);

-- Longer by one with each event, never shorter.
CREATE TRIGGER audit_chains_append_only BEFORE DELETE OR TRUNCATE ON audit_chains
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_chains_grow BEFORE UPDATE ON audit_chains FOR EACH ROW
    WHEN (NEW.user_id <> OLD.user_id OR NEW.length <> OLD.length + 1) EXECUTE FUNCTION refuse_change();

-- SHA-256 over a JSON array: every text is quoted, so that no two events are written alike. Times are whole microseconds
-- since 1970, bytes are hexadecimal, and the array is as PostgreSQL writes jsonb, in UTF-8.
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

-- The last lock that a transaction takes: events are written at its end, and one transaction writes of one user only, so
-- nobody who holds a chain waits for another. Who waited comes after whom was waited for, so that the order of the chain is
-- that of time; only a wait around midnight UTC of a month's first day is cut off, as a row that has its month cannot leave it.
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
        -- Two first events of one user: the second waits here, and then follows the first.
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

-- What a chain is worth now, of one snapshot: every link computed anew from its event and compared with what the next event
-- says it follows, the last one with the head; and where it first breaks. An event whose predecessor was dropped with its
-- month is the first of what is left, one whose predecessor should still be there is not.
--
-- "altered": the event is not what was chained. "forged": the event was never chained. "missing": there is none at that place.
-- kept_found: whether a link that somebody kept is in the chain; a chain that was made up anew has none of the old ones.
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
               WHEN position < chain.length AND next_previous IS NULL THEN 'next missing'
               WHEN position < chain.length AND followed THEN 'next altered'
               ELSE 'altered'
           END AS problem
    FROM compared, chain
), broken AS (
    SELECT position, id, at, problem FROM judged WHERE problem IN ('altered', 'forged')
    UNION ALL
    SELECT position + 1, next_id, next_at, substr(problem, 6) FROM judged WHERE problem LIKE 'next %'
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

-- What runs as the owner is for whom it was made: a trigger of another table could chain what never happened.
REVOKE EXECUTE ON FUNCTION chain_audit_event(), keep_audit_partitions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_audit_partitions() TO "${application-role}";

-- The month before, too: PostgreSQL's clock may be set back.
SELECT create_audit_partition(date_trunc('month', now() AT TIME ZONE 'UTC') - interval '1 month');
SELECT keep_audit_partitions();
