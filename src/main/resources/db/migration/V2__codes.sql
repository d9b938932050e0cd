-- Every code that was ever issued. There is no status column: a code is active while the clock is inside its period, and
-- expiring a code shortens its period.

-- Lets one exclusion constraint compare a user for equality and a period for overlap.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- No foreign key to users: the history, which the quota counts, outlives a deleted user.
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
    -- One code per user at a time, even if the service has a bug. No query uses the collation "C", so the planner never prefers
    -- this GiST index to the faster B-trees.
    CONSTRAINT one_code_per_user EXCLUDE USING gist (user_id COLLATE "C" WITH =, tstzrange(issued_at, ends_at) WITH &&)
    -- Free space on each page lets PostgreSQL count uses without touching the indexes (heap-only tuples).
) WITH (fillfactor = 70);

-- The newest code of a user, and the codes of the last hour.
CREATE INDEX temporary_verification_codes_newest ON temporary_verification_codes (user_id, issued_at DESC);

-- The codes that an administrator issued in the last hour.
CREATE INDEX temporary_verification_codes_issuer ON temporary_verification_codes (issued_by, issued_at);

GRANT SELECT, INSERT, UPDATE ON temporary_verification_codes TO "${application-role}";
