-- Takes a place in a sliding window, or says how long the window is full. This is a sliding log: every place is stored with
-- the time when it was taken, so the count is exact at every instant. A counter per hour would let twice the limit through
-- around the full hour. It is one script because Redis runs nothing else meanwhile: two callers cannot take the same place.
--
-- KEYS[1]  a sorted set: its members are the places, their scores are the times when they were taken, in microseconds
-- ARGV[1]  the place to take; a new name every time, because taking an existing place would move it instead of adding one
-- ARGV[2]  how many places the window has
-- ARGV[3]  the length of the window in microseconds
--
-- Returns 0 if the place was taken. Otherwise nothing was added, and the result is the microseconds until a place is free.

local key, place = KEYS[1], ARGV[1]
local limit, window = tonumber(ARGV[2]), tonumber(ARGV[3])

-- Redis's clock, not a replica's: one clock for all. Lua's numbers are doubles, exact up to 2^53, which microseconds since
-- 1970 reach in 2255. They are passed to Redis as numbers, never concatenated into a string: Lua prints 14 digits, not 16.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

-- A limit of six has a free place when the sixth newest place leaves, regardless of older places, even if the limit was
-- lowered and more than six are in the window. A place leaves at its time plus the window, to the microsecond.
local last = redis.call('ZRANGE', key, limit - 1, limit - 1, 'REV', 'WITHSCORES')
local wait = last[2] and last[2] + window - now or 0
if wait > 0 then
  return wait
end

-- Removes the places that have left the window. The decision above does not depend on it.
redis.call('ZREMRANGEBYSCORE', key, '-inf', now - window)
redis.call('ZADD', key, now, place)
-- Removes the key of a user for whom no more codes are generated. One second after the last place leaves, because key expiry
-- has a resolution of milliseconds and must not end a window that is still open by the scores.
redis.call('PEXPIRE', key, math.ceil(window / 1000) + 1000)
return 0
