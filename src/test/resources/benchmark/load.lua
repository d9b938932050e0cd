-- One scenario for wrk. Arguments: mode (or a path to read, with {user} for the user), file of tokens (one per line, used in
-- turns), file of users (one per line, with a tab and a code if the scenario presents one), a text that every answer contains,
-- number of threads, the mean pause before a request in milliseconds (0 is none), and the number of requests after which a thread
-- stops (0 is never).
--
-- With pauses from an exponential distribution, a few hundred connections approximate independent callers. A pause is not part
-- of the latency.

local ffi = require("ffi")
ffi.cdef([[
  typedef struct { long seconds; long micros; } moment;
  int gettimeofday(moment *now, void *zone);
  int getpid(void);
  int kill(int pid, int signal);
]])
local SIGINT = 2

local all = {}

function setup(thread)
  thread:set("index", #all)
  table.insert(all, thread)
end

function init(args)
  mode, expected, pause, most = args[1], args[4], tonumber(args[6]), tonumber(args[7])
  threads, answered, heads = tonumber(args[5]), 0, {}
  math.randomseed(index + 1)
  users, codes = {}, {}
  local n = 0
  for line in io.lines(args[3]) do
    if n % threads == index then
      local user, code = line:match("^([^\t]+)\t?(.*)$")
      table.insert(users, user)
      table.insert(codes, code)
    end
    n = n + 1
  end
  turn, unexpected, first, counts = 0, 0, "", {}
  for token in io.lines(args[2]) do
    table.insert(heads, " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " .. token .. "\r\n")
  end
  if pause > 0 then
    delay = function() return math.floor(-pause * math.log(1 - math.random())) end
  end
end

-- Threads use different tokens if there are enough.
local function head()
  return heads[(turn * threads + index) % #heads + 1]
end

local function with_body(method, path, body)
  return method .. " " .. path .. head() .. "Content-Type: application/json\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end

local function get(path)
  return "GET " .. path .. head() .. "\r\n"
end

local moment = ffi.new("moment")

-- The time of day in microseconds.
local function now()
  ffi.C.gettimeofday(moment, nil)
  return tonumber(moment.seconds) * 1e6 + tonumber(moment.micros)
end

-- Codes are generated for a batch of users and then expired, so that none is expired before it was generated.
local function issue()
  local size = math.min(128, #users)
  local batch, step = math.floor(turn / (2 * size)), turn % (2 * size)
  local user = users[(batch * size + step % size) % #users + 1]
  local path = "/v1/users/" .. user .. "/temporary-verification-code"
  return step < size and with_body("POST", path, '{"expiresInHours":1}') or "DELETE " .. path .. head() .. "\r\n"
end

local function patch(user)
  return with_body("PATCH", "/scim/v2/Users/" .. user, '{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],'
    .. '"Operations":[{"op":"replace","path":"displayName","value":"Name ' .. turn .. ' ' .. math.random(1000000) .. '"}]}')
end

function request()
  -- wrk builds one request before it begins.
  if turn <= 1 then
    began = now()
  end
  local i = turn % #users + 1
  local text
  if mode == "verify" then
    text = with_body("POST", "/v1/users/" .. users[i] .. "/temporary-verification-code/verify", '{"code":"' .. codes[i] .. '"}')
  elseif mode == "methods" then
    text = get("/v1/users/" .. users[i] .. "/verification-methods")
  elseif mode == "status" then
    text = get("/v1/users/" .. users[i] .. "/temporary-verification-code")
  elseif mode == "issue" then
    text = issue()
  elseif mode == "patch" then
    text = patch(users[i])
  elseif mode == "constant" then
    text = with_body("POST", "/constant", '{"code":"' .. codes[i] .. '"}')
  else
    text = get((mode:gsub("{user}", users[i])))
  end
  turn = turn + 1
  return text
end

function response(status, headers, body)
  counts[status] = (counts[status] or 0) + 1
  if status >= 300 or not body:find(expected, 1, true) then
    unexpected = unexpected + 1
    first = first == "" and status .. " " .. body or first
  end
  last, answered = now(), answered + 1
  if answered == most then
    -- This ends the thread. The signal ends wrk's own wait for the end of the duration.
    wrk.thread:stop()
    ffi.C.kill(ffi.C.getpid(), SIGINT)
  end
end

function done(summary, latency, requests)
  local unexpected, first, statuses, began, last = 0, "", "", math.huge, 0
  for _, thread in ipairs(all) do
    unexpected = unexpected + thread:get("unexpected")
    first = first == "" and thread:get("first") or first
    began, last = math.min(began, thread:get("began") or began), math.max(last, thread:get("last") or last)
    for status, count in pairs(thread:get("counts")) do
      statuses = statuses .. status .. "=" .. count .. " "
    end
  end
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("result\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%s\t%s\n", summary.requests, math.max(last - began, 1),
    latency:percentile(50), latency:percentile(95), latency:percentile(99), latency:percentile(99.9),
    unexpected, failed, statuses, first))
end
