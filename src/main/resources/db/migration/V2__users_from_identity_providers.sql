-- Identity providers push their users over SCIM (RFC 7643 §4.1): what they say of one is kept, and found again.

-- "Contains", of three letters and more.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

ALTER TABLE users
    -- What the identity provider calls the user. Not unique: two providers may use the same word.
    ADD external_id        text,
    ADD formatted_name     text,
    ADD family_name        text,
    ADD given_name         text,
    ADD middle_name        text,
    ADD honorific_prefix   text,
    ADD honorific_suffix   text,
    -- All else that SCIM knows of a user: kept and given back, never asked about.
    ADD attributes         jsonb       NOT NULL DEFAULT '{}',
    -- Grows with every change, under the lock of the row; the ETag is made of it.
    ADD version            bigint      NOT NULL DEFAULT 1,
    -- Of one statement, so that they are equal until the user changes (RFC 7643 §3.1).
    ADD created_at         timestamptz NOT NULL DEFAULT statement_timestamp(),
    ADD modified_at        timestamptz NOT NULL DEFAULT statement_timestamp(),
    -- What an administrator types finds many: "al" is in the name of every eighth user, and all of them are counted. Most of
    -- the time of such a count is spent in lower(), unless it is done beforehand.
    ADD user_name_lower    text        GENERATED ALWAYS AS (lower(user_name)) STORED,
    ADD display_name_lower text        GENERATED ALWAYS AS (lower(display_name)) STORED;

CREATE TABLE user_emails (
    user_id    text    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    position   int     NOT NULL,
    value      text,
    type       text,
    display    text,
    is_primary boolean NOT NULL DEFAULT false,
    PRIMARY KEY (user_id, position)
);

-- Identity providers need not say how the user knows a method.
ALTER TABLE verification_methods
    ALTER display DROP NOT NULL,
    ADD is_primary boolean NOT NULL DEFAULT false;

-- Equal to, whatever the database's order of letters; text_pattern_ops: beginning with, too.
CREATE INDEX users_external_id ON users (external_id text_pattern_ops);
CREATE INDEX users_family_name ON users (lower(family_name) text_pattern_ops);
CREATE INDEX users_given_name ON users (lower(given_name) text_pattern_ops);
CREATE INDEX users_display_name_prefix ON users (display_name_lower text_pattern_ops);
CREATE INDEX user_emails_value ON user_emails (lower(value) text_pattern_ops);

-- In two parts of work: user names by their beginning; and both names in the least room, where one letter or two find so
-- many that reading every name is the shortest way to their number.
CREATE INDEX users_names ON users (user_name_lower text_pattern_ops, display_name_lower);

-- Containing.
CREATE INDEX users_names_trigrams ON users USING gin (user_name_lower gin_trgm_ops, display_name_lower gin_trgm_ops);
CREATE INDEX user_emails_value_trigrams ON user_emails USING gin (lower(value) gin_trgm_ops);

-- In order, and since when. Names in order are users_user_name_key's.
CREATE INDEX users_display_name ON users (lower(display_name), id);
CREATE INDEX users_modified_at ON users (modified_at, id);

GRANT SELECT, INSERT, UPDATE, DELETE ON user_emails TO "${application-role}";

-- ---------------------------------------------------------------------------------------------------------------------
-- How many users there are. Every page of a list says so (totalResults, RFC 7644 §3.4.2), and identity providers read all of
-- them page by page: a million rows are not counted for each page. The number is the sum of the parts; there are many, so that
-- users come and go side by side. It changes in the transaction in which they do, and is exact in every snapshot.
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE user_counts (
    part  int    PRIMARY KEY,
    users bigint NOT NULL
    -- Room for what each change leaves behind, until it is cleared away by the next.
) WITH (fillfactor = 10);

INSERT INTO user_counts SELECT 0, count(*) FROM users;
INSERT INTO user_counts SELECT part, 0 FROM generate_series(1, 63) AS part;

CREATE FUNCTION count_users() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT sum(users)::bigint FROM user_counts
$$;

-- In a part that nobody else is changing; where there is none, one is waited for.
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

GRANT SELECT ON user_counts TO "${application-role}";
-- A trigger of another table could count who never came.
REVOKE EXECUTE ON FUNCTION keep_user_counts(), reset_user_counts() FROM PUBLIC;
