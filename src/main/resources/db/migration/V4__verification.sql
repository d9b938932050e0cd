-- All that a verification reads, decides and writes, in one statement and one commit: the service waits once instead of six times.
-- It is a function because each of its statements sees what was committed while it waited for the lock. A single query would keep
-- its old snapshot.
--
-- finding     the result of the comparison: 'verified', or a rejection. NULL if nothing was compared yet: then the known code is
--             used if it is still active, and otherwise the function returns the candidate to compare with.
-- code        the code that was compared, or that is known to be the presented one
-- outcome     the finding, or what replaces it: 'throttled' if too many wrong codes were counted, 'expired' if the code ended
--             during the comparison. NULL if the caller must still compare; only then is no audit event written.
-- decided_at  when the function counted, after the wait for the lock
-- wrong_at    the times of the wrong codes of the last 24 hours, newest first
CREATE FUNCTION verify_code(
    of_user text, finding text, code uuid, per_hour int, per_day int,
    actor_subject text, actor_client_id text, actor_acr text, source_ip text, request_id text,
    OUT outcome text, OUT decided_at timestamptz, OUT wrong_at timestamptz[],
    OUT candidate uuid, OUT hash text, OUT active boolean, OUT ends_at timestamptz
) LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
    outcome := finding;
    IF finding IS NULL OR finding = 'verified' OR is_wrong_code(finding) THEN
        -- Concurrent guesses at one user, the right code included, run one after another from here, and each counts the wrong codes
        -- of those before: however many there are, no more than the limit are answered. The lock comes before any row lock, to
        -- avoid deadlocks. It works for an unknown user, too.
        PERFORM pg_advisory_xact_lock(hashtextextended(of_user, 0));
        -- Read after the wait. The upper bound of an hour keeps the query out of the partitions of later months.
        decided_at := clock_timestamp();
        wrong_at := ARRAY(
            SELECT e.at FROM audit_events AS e
            WHERE e.user_id = of_user AND is_wrong_code(e.reason)
              AND e.at > decided_at - interval '24 hours' AND e.at < decided_at + interval '1 hour'
            ORDER BY e.at DESC LIMIT 50);
        IF wrong_at[per_hour] > decided_at - interval '1 hour' OR wrong_at[per_day] IS NOT NULL THEN
            outcome := 'throttled';
        ELSIF is_wrong_code(finding) THEN
            UPDATE temporary_verification_codes AS c SET failed_attempts = failed_attempts + 1
            WHERE c.user_id = of_user AND c.id = code;
        ELSE
            -- clock_timestamp() is evaluated when the row is read, after any wait for its lock, so an expiry that was committed
            -- during the wait is seen.
            UPDATE temporary_verification_codes AS c SET uses = uses + 1, last_used_at = clock_timestamp()
            WHERE c.user_id = of_user AND c.id = code AND c.ends_at > clock_timestamp()
            RETURNING c.ends_at INTO ends_at;
            outcome := CASE WHEN FOUND THEN 'verified' WHEN finding = 'verified' THEN 'expired' END;
        END IF;
        IF outcome IS NULL THEN
            -- The newest code, if it is active or ended within 24 hours. Periods do not overlap, so it is also the last to end.
            -- An unknown or inactive user has none.
            SELECT c.id, c.hash, c.ends_at > decided_at, c.ends_at INTO candidate, hash, active, ends_at
            FROM temporary_verification_codes AS c JOIN users AS u ON u.id = c.user_id
            WHERE c.user_id = of_user AND u.active AND c.ends_at > decided_at - interval '24 hours'
            ORDER BY c.issued_at DESC LIMIT 1;
            RETURN;
        END IF;
    END IF;
    INSERT INTO audit_events (
        id, type, user_id, actor_subject, actor_client_id, actor_acr, source_ip, request_id, outcome, reason)
    VALUES (
        gen_random_uuid(), 'code.verified', of_user, actor_subject, actor_client_id, actor_acr, source_ip, request_id,
        CASE outcome WHEN 'verified' THEN 'success' ELSE 'refused' END, nullif(outcome, 'verified'));
END
$$;
