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
    -- One code per user at a time, whatever the service believes. Under a collation that no question asks for: a GiST index,
    -- however small, answers slower than the B-trees, and would be taken for it.
    CONSTRAINT one_code_per_user EXCLUDE USING gist (user_id COLLATE "C" WITH =, tstzrange(issued_at, ends_at) WITH &&)
    -- Room on each page keeps the counting of uses out of the indexes.
) WITH (fillfactor = 70);

-- What an administrator generated in the last hour.
CREATE INDEX temporary_verification_codes_issuer ON temporary_verification_codes (issued_by, issued_at);

-- The newest code of a user, and the codes of the last hour.
CREATE INDEX temporary_verification_codes_newest ON temporary_verification_codes (user_id, issued_at DESC);

GRANT SELECT, INSERT, UPDATE, DELETE ON users, verification_methods TO "${application-role}";
GRANT SELECT, INSERT, UPDATE ON temporary_verification_codes TO "${application-role}";
