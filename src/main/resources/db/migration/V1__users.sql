-- Users, as identity providers push them over SCIM (RFC 7643 §4.1), and the indexes that find them.
--
-- Every key of every table contains user_id (in users: id), so that the schema can be distributed by user.
-- The owner runs this. The service connects as ${application-role}, with only the rights that are granted here.

-- "Contains", for three letters or more.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE users (
    id                 text        PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9._~@:-]{1,128}$'),
    user_name          text        NOT NULL,
    -- The identity provider's name for the user. Not unique: two providers may use the same one.
    external_id        text,
    display_name       text,
    formatted_name     text,
    family_name        text,
    given_name         text,
    middle_name        text,
    honorific_prefix   text,
    honorific_suffix   text,
    active             boolean     NOT NULL DEFAULT true,
    -- All other SCIM attributes: stored and returned, but never searched.
    attributes         jsonb       NOT NULL DEFAULT '{}',
    -- Grows with every change, under the lock of the row. The ETag is derived from it.
    version            bigint      NOT NULL DEFAULT 1,
    -- The time of one statement, so that both are equal until the user changes (RFC 7643 §3.1).
    created_at         timestamptz NOT NULL DEFAULT statement_timestamp(),
    modified_at        timestamptz NOT NULL DEFAULT statement_timestamp(),
    -- "Contains" finds many users: "al" is in every eighth name, and all are counted. Such a count spends most of its time in
    -- lower(), unless the result is stored.
    user_name_lower    text        GENERATED ALWAYS AS (lower(user_name)) STORED,
    display_name_lower text        GENERATED ALWAYS AS (lower(display_name)) STORED
);

CREATE TABLE user_emails (
    user_id    text    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    position   int     NOT NULL,
    value      text,
    type       text,
    display    text,
    is_primary boolean NOT NULL DEFAULT false,
    PRIMARY KEY (user_id, position)
);

-- A user's own second factors, in the user's order. Identity providers need not send a display name.
CREATE TABLE verification_methods (
    user_id    text    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    position   int     NOT NULL,
    type       text    NOT NULL,
    display    text,
    is_primary boolean NOT NULL DEFAULT false,
    PRIMARY KEY (user_id, position)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON users, user_emails, verification_methods TO "${application-role}";

-- ---------------------------------------------------------------------------------------------------------------------
-- Search
-- ---------------------------------------------------------------------------------------------------------------------

-- Holds user names unique, and sorts by them.
CREATE UNIQUE INDEX users_user_name_key ON users (lower(user_name));

-- "Equals" in any collation of the database, and with text_pattern_ops "starts with", too.
CREATE INDEX users_external_id ON users (external_id text_pattern_ops);
CREATE INDEX users_family_name ON users (lower(family_name) text_pattern_ops);
CREATE INDEX users_given_name ON users (lower(given_name) text_pattern_ops);
CREATE INDEX users_display_name_prefix ON users (display_name_lower text_pattern_ops);
CREATE INDEX user_emails_value ON user_emails (lower(value) text_pattern_ops);

-- User names by their beginning; and both names in the smallest space, because one or two letters match so many users that
-- reading every name is the fastest way to count them.
CREATE INDEX users_names ON users (user_name_lower text_pattern_ops, display_name_lower);

-- "Contains".
CREATE INDEX users_names_trigrams ON users USING gin (user_name_lower gin_trgm_ops, display_name_lower gin_trgm_ops);
CREATE INDEX user_emails_value_trigrams ON user_emails USING gin (lower(value) gin_trgm_ops);

-- Sorting, and "modified since".
CREATE INDEX users_display_name ON users (lower(display_name), id);
CREATE INDEX users_modified_at ON users (modified_at, id);

-- ---------------------------------------------------------------------------------------------------------------------
-- The number of users. Every page of a list contains it (totalResults, RFC 7644 §3.4.2), and identity providers read all users
-- page by page: a million rows are not counted for each page. It is the sum of 64 parts, so that transactions rarely wait for
-- each other. They change with the users in one transaction, so the sum is exact in every snapshot.
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE user_counts (
    part  int    PRIMARY KEY,
    users bigint NOT NULL
    -- Free space on each page for the old row versions, until the next change removes them.
) WITH (fillfactor = 10);

INSERT INTO user_counts SELECT part, 0 FROM generate_series(0, 63) AS part;

GRANT SELECT ON user_counts TO "${application-role}";

CREATE FUNCTION count_users() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT sum(users)::bigint FROM user_counts
$$;

-- Changes a part that no other transaction is changing. If all are locked, it waits for one of them.
CREATE FUNCTION keep_user_counts() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
DECLARE
    own int := pg_backend_pid() % 64;
    change bigint;
BEGIN
    SELECT CASE TG_OP WHEN 'INSERT' THEN count(*) ELSE -count(*) END INTO change FROM changed;
    IF change <> 0 THEN
        UPDATE user_counts SET users = users + change WHERE part = coalesce(
            (SELECT part FROM user_counts ORDER BY (part - own + 64) % 64 LIMIT 1 FOR UPDATE SKIP LOCKED), own);
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION reset_user_counts() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
BEGIN
    UPDATE user_counts SET users = 0;
    RETURN NULL;
END
$$;

CREATE TRIGGER users_counted_in AFTER INSERT ON users REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION keep_user_counts();
CREATE TRIGGER users_counted_out AFTER DELETE ON users REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION keep_user_counts();
CREATE TRIGGER users_counted_anew AFTER TRUNCATE ON users FOR EACH STATEMENT EXECUTE FUNCTION reset_user_counts();

-- Otherwise a trigger on another table could count users that do not exist.
REVOKE EXECUTE ON FUNCTION keep_user_counts(), reset_user_counts() FROM PUBLIC;
