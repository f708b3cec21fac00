-- Says whether a bid is surely under the asking bid: the asking bid if so, else nothing. In any doubt, nothing.
--
-- KEYS 1 the show's hash   2 the lot's hash   3 the show's paddles by user
-- ARGV 1 the bidder   2 the limit, in minor units   3 the rollback epoch that the bidder saw   4 how old the mirror may be, in ms
--
-- Amounts above 2^53 are compared rounded; rounding keeps order, so a limit that is enough is never turned away.

local lot = redis.call('HMGET', KEYS[2], 'asking', 'leader', 'open', 'rollback')
local asking, leader, open, rollback = lot[1], lot[2], lot[3], lot[4]

-- A lot that is not open is for the log to refuse; so is one whose price may have fallen since the bidder looked.
if not asking or open ~= '1' or rollback ~= ARGV[3] then
    return false
end
if tonumber(ARGV[2]) >= tonumber(asking) then
    return false
end

local fresh = redis.call('HGET', KEYS[1], 'freshMillis')
if not fresh then
    return false
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now - tonumber(fresh) >= tonumber(ARGV[4]) then
    return false
end

-- The leader may raise by any step, so their bid is never under the asking bid.
local paddle = redis.call('HGET', KEYS[3], ARGV[1])
if paddle and string.match(paddle, '"paddle":(%d+)') == leader then
    return false
end
return asking
