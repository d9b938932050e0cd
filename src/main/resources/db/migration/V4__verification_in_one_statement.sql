-- All that a verification reads, decides and writes, in one statement and one commit: the service waits once, not six times.
-- A function and not one long query: each of its statements sees what was committed while it waited for the lock, where a
-- query would go on seeing what was there before.
--
-- finding   what the comparison said: 'verified', or why not. Nothing, where nothing was compared yet: then a code that is
--           known to be what was presented is used, and otherwise the answer is what to compare with.
-- code      the one that was compared with, or is known
-- outcome   the finding, or what it is worth now: 'throttled' where too many wrong codes were counted, 'expired' where the code
--           ended meanwhile. Nothing, where there is still something to compare; only then nothing is written down.
-- wrong     when wrong codes were presented in the last 24 hours, the newest first
CREATE FUNCTION verify_code(
    of_user text, finding text, code uuid, per_hour int, per_day int,
    actor_subject text, actor_client_id text, actor_acr text, source_ip text, request_id text,
    OUT outcome text, OUT now timestamptz, OUT wrong timestamptz[],
    OUT candidate uuid, OUT hash text, OUT active boolean, OUT ends_at timestamptz
) LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
    outcome := finding;
    IF finding IS NULL OR finding IN ('verified', 'mismatch', 'expired', 'no_active_code') THEN
        -- Parallel guesses wait for one another here, the right one among them too, and count what those before them wrote
        -- down: no more than the limit are answered, of however many. Before any row is locked, or two of them would wait
        -- for each other. A user who does not exist can be waited for too.
        PERFORM pg_advisory_xact_lock(hashtextextended(of_user, 0));
        -- After the wait. No event is later than that and an hour: no month that is still to come is looked into.
        now := clock_timestamp();
        -- In the words of the index that answers it, and of io.latchkey.domain.code.Rejection.
        wrong := ARRAY(
            SELECT e.at FROM audit_events AS e
            WHERE e.user_id = of_user AND e.reason IN ('mismatch', 'expired', 'no_active_code')
              AND e.at > now - interval '24 hours' AND e.at < now + interval '1 hour'
            ORDER BY e.at DESC LIMIT 50);
        IF wrong[per_hour] > now - interval '1 hour' OR wrong[per_day] IS NOT NULL THEN
            outcome := 'throttled';
        ELSIF finding IN ('mismatch', 'expired', 'no_active_code') THEN
            UPDATE temporary_verification_codes AS c SET failed_attempts = failed_attempts + 1
            WHERE c.user_id = of_user AND c.id = code;
        ELSE
            -- The clock is read when the row is, after waiting for whoever holds it: an expiry that was committed
            -- meanwhile is seen.
            UPDATE temporary_verification_codes AS c SET uses = uses + 1, last_used_at = clock_timestamp()
            WHERE c.user_id = of_user AND c.id = code AND c.ends_at > clock_timestamp()
            RETURNING c.ends_at INTO ends_at;
            outcome := CASE WHEN FOUND THEN 'verified' WHEN finding = 'verified' THEN 'expired' END;
        END IF;
        IF outcome IS NULL THEN
            -- The newest code, if it stands or ended within 24 hours. Periods do not overlap, so it is also the last to end.
            -- Nothing for an unknown or inactive user.
            SELECT c.id, c.hash, c.ends_at > now, c.ends_at INTO candidate, hash, active, ends_at
            FROM temporary_verification_codes AS c JOIN users AS u ON u.id = c.user_id
            WHERE c.user_id = of_user AND u.active AND c.ends_at > now - interval '24 hours'
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
