-- One scenario for wrk. Arguments: mode, token, file of users (one a line, with a tab and a code where one is presented), what
-- every answer holds, number of threads, and the mean pause before a request in milliseconds: 0 is as fast as it goes.
--
-- With a pause, drawn from an exponential distribution, a few hundred connections come near to callers who do not wait for one
-- another. The pause is no part of the latency.

local all = {}

function setup(thread)
  thread:set("index", #all)
  table.insert(all, thread)
end

function init(args)
  mode, token, expected, pause = args[1], args[2], args[4], tonumber(args[6])
  local threads = tonumber(args[5])
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
  head = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " .. token .. "\r\n"
  if pause > 0 then
    delay = function() return math.floor(-pause * math.log(1 - math.random())) end
  end
end

local function post(path, body)
  return "POST " .. path .. head .. "Content-Type: application/json\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end

-- Codes are generated for a batch of users and then expired, so that none is expired before it was generated.
local BATCH = 128

local function issue()
  local batch, step = math.floor(turn / (2 * BATCH)), turn % (2 * BATCH)
  local user = users[(batch * BATCH + step % BATCH) % #users + 1]
  local path = "/v1/users/" .. user .. "/temporary-verification-code"
  return step < BATCH and post(path, '{"expiresInHours":1}') or "DELETE " .. path .. head .. "\r\n"
end

function request()
  local i = turn % #users + 1
  local text
  if mode == "verify" then
    text = post("/v1/users/" .. users[i] .. "/temporary-verification-code/verify", '{"code":"' .. codes[i] .. '"}')
  elseif mode == "methods" then
    text = "GET /v1/users/" .. users[i] .. "/verification-methods" .. head .. "\r\n"
  elseif mode == "status" then
    text = "GET /v1/users/" .. users[i] .. "/temporary-verification-code" .. head .. "\r\n"
  elseif mode == "issue" then
    text = issue()
  else
    text = post("/constant", '{"code":"' .. codes[i] .. '"}')
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
end

function done(summary, latency, requests)
  local unexpected, first, statuses = 0, "", ""
  for _, thread in ipairs(all) do
    unexpected = unexpected + thread:get("unexpected")
    first = first == "" and thread:get("first") or first
    for status, count in pairs(thread:get("counts")) do
      statuses = statuses .. status .. "=" .. count .. " "
    end
  end
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("result\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%s\t%s\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(95), latency:percentile(99), latency:percentile(99.9),
    unexpected, failed, statuses, first))
end
