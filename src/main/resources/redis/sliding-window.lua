-- Takes a place in the sliding windows of one user, or says which window has none. A sliding log: every place taken is
-- kept with its moment, so that the count is exact at every instant; a counter per hour would let two hours' worth
-- through around the full hour. One script, because Redis runs nothing else meanwhile: no two callers see the same room.
--
-- KEYS[1]      a sorted set, its members the places, their scores the moments they were taken, in microseconds. All the
--              limits of a user share it, so that one member counts against each of them.
-- ARGV[1]      the place to take; new every time, as taking the same one twice would move it instead of adding one
-- ARGV[2], ... for each limit two numbers: how many places, and its window in microseconds
--
-- Answers {0, 0} where the place is taken. Else nothing was added, and {i, wait} names the i-th limit, counted from one,
-- and the microseconds until it has room; of several exhausted limits it is the one that has room last, as until then
-- trying again is in vain.

local key, place = KEYS[1], ARGV[1]

-- Redis's clock and no replica's: one clock for all. Lua's numbers are doubles, exact up to 2^53, which microseconds
-- since 1970 reach in 2255. They are handed to Redis as numbers, never joined to a text: Lua writes 14 digits, not 16.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

local exhausted, wait, longest = 0, 0, 0
for i = 2, #ARGV, 2 do
  local limit, window = tonumber(ARGV[i]), tonumber(ARGV[i + 1])
  -- A limit of six has room again when the sixth newest place leaves, whatever came before it: even where the limit was
  -- lowered and more than six are in the window. A place leaves at its moment plus the window, to the microsecond.
  local last = redis.call('ZRANGE', key, limit - 1, limit - 1, 'REV', 'WITHSCORES')
  local leaves = last[2] and last[2] + window - now or 0
  if leaves > wait then
    exhausted, wait = i / 2, leaves
  end
  longest = math.max(longest, window)
end

-- What no window holds any more. The limits above do not rely on it.
redis.call('ZREMRANGEBYSCORE', key, '-inf', now - longest)

if exhausted == 0 then
  redis.call('ZADD', key, now, place)
  -- Sweeps up after users who do not come back. A second later than the last place leaves, because this clock has
  -- milliseconds only, and may not end a window that the scores say is still open.
  redis.call('PEXPIRE', key, math.ceil(longest / 1000) + 1000)
end
return {exhausted, wait}
