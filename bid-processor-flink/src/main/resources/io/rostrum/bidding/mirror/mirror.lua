-- Writes one projection of a show, and tells the room, in one step.
--
-- A projection is complete in itself. It is written unless the mirror holds a newer one (a greater seq), and told to the
-- room unless the mirror holds the same one (the same seq and first field). A mirror of another log (another epoch) is
-- replaced whatever its seq.
--
-- KEYS 1 hash that guards: epoch, and a seq per guarded thing     2 hash to write
--      3 the room: stream and channel                             4 sorted set to write; the room if there is none
--      5.. further keys to drop when the thing is removed
-- ARGV 1 epoch   2 seq   3 the guard's field   4 the room's frame, or empty   5 stream length
--      6 what to do with the sorted set: '' nothing, 'replace', 'add', 'points' (add, and drop what has none), or
--        'remove' (then the hash is dropped too)
--      7 number of hash fields, then field, value ..., then score, member ...

local guard, hash, room, sorted = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local epoch, seq, field, frame, order = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4], ARGV[6]

local held = redis.call('HMGET', guard, 'epoch', field)
if held[1] and held[1] ~= epoch then
    redis.call('DEL', guard, hash)
    held[2] = false
end
local before = tonumber(held[2] or '-1')
if seq < before then
    return 0
end

local fields = tonumber(ARGV[7])
local next = 8
-- Pausing a show moves its lots' deadlines, though no event names the lots.
local news = seq > before or (fields > 0 and redis.call('HGET', hash, ARGV[next]) ~= ARGV[next + 1])
if order == 'remove' then
    redis.call('DEL', hash, unpack(KEYS, 5))
    redis.call('ZREM', sorted, ARGV[next + 1])
else
    if order == 'replace' then
        redis.call('DEL', sorted)
    end
    -- Lua's stack bounds what one call takes.
    for from = next + 2 * fields, #ARGV, 1000 do
        redis.call('ZADD', sorted, unpack(ARGV, from, math.min(from + 999, #ARGV)))
    end
    if order == 'points' then
        redis.call('ZREMRANGEBYSCORE', sorted, '-inf', '0')
    end
end
redis.call('HSET', guard, 'epoch', epoch, field, ARGV[2])
if fields > 0 then
    redis.call('HSET', hash, unpack(ARGV, next, next + 2 * fields - 1))
end
if news and frame ~= '' then
    redis.call('XADD', room, 'MAXLEN', '~', ARGV[5], '*', 'f', frame)
    redis.call('PUBLISH', room, frame)
end
return 1
