-- Every table holds user_id (users: id) in its keys, so that the schema can be distributed by user.
-- The owner runs this; the service connects as ${application-role}, which gets what each table's story allows.

-- Lets one constraint compare a user for equality and a period for overlap.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE users (
    id           text    PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9._~@:-]{1,128}$'),
    user_name    text    NOT NULL,
    display_name text,
    active       boolean NOT NULL DEFAULT true
);

CREATE UNIQUE INDEX users_user_name_key ON users (lower(user_name));

-- A user's own second factors, in the user's order.
CREATE TABLE verification_methods (
    user_id  text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    position int  NOT NULL,
    type     text NOT NULL,
    display  text NOT NULL,
    PRIMARY KEY (user_id, position)
);

-- Every code there is or was. No status column: a code stands while the clock is inside its period, and expiring it
-- shortens the period. No reference to users: the history (six an hour) outlives a deleted user.
CREATE TABLE temporary_verification_codes (
    id              uuid        NOT NULL,
    user_id         text        NOT NULL,
    hash            text        NOT NULL,
    issued_at       timestamptz NOT NULL,
    ends_at         timestamptz NOT NULL,
    issued_by       text        NOT NULL,
    reason          text        CHECK (char_length(reason) <= 256),
    uses            bigint      NOT NULL DEFAULT 0,
    last_used_at    timestamptz,
    failed_attempts bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (user_id, id),
    CHECK (ends_at >= issued_at AND ends_at <= issued_at + interval '24 hours'),
    -- One code per user at a time, whatever the service believes.
    CONSTRAINT one_code_per_user EXCLUDE USING gist (user_id WITH =, tstzrange(issued_at, ends_at) WITH &&)
);

-- The newest code of a user, and the codes of the last hour.
CREATE INDEX temporary_verification_codes_newest ON temporary_verification_codes (user_id, issued_at DESC);

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
    PRIMARY KEY (user_id, at, id)
);

-- The trail newest first, as a whole and by each filter that has no user.
CREATE INDEX audit_events_at ON audit_events (at, id);
CREATE INDEX audit_events_actor ON audit_events (actor_subject, at, id);
-- What the throttle counts; io.latchkey.postgres.WrongCodes asks in the same words.
CREATE INDEX audit_events_wrong_codes ON audit_events (user_id, at)
    WHERE type = 'code.verified' AND reason IN ('mismatch', 'expired', 'no_active_code');

CREATE INDEX audit_events_type ON audit_events (type, at, id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

-- For the owner too, whom grants do not bind.
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE, DELETE ON users, verification_methods TO "${application-role}";
GRANT SELECT, INSERT, UPDATE ON temporary_verification_codes TO "${application-role}";
GRANT SELECT, INSERT ON audit_events TO "${application-role}";
