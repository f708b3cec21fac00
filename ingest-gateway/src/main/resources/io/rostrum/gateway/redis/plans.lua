-- Keeps what was told of sellers' plans, and how far the desks' events were read: together or not at all.
-- Returns 1; 0 if the book is another filling than the writer's, or gone.
--
-- KEYS 1 the book
-- ARGV 1 the writer's generation   2 how long the book is kept unused, in ms   3 the number of partitions
--      then a partition and its next offset each, then a seller, the seq of their desk and their plan each

if redis.call('HGET', KEYS[1], 'generation') ~= ARGV[1] then
    return 0
end
local at = 4
for _ = 1, tonumber(ARGV[3]) do
    local field, offset = 'next:' .. ARGV[at], ARGV[at + 1]
    local kept = redis.call('HGET', KEYS[1], field)
    if not kept or tonumber(offset) > tonumber(kept) then
        redis.call('HSET', KEYS[1], field, offset)
    end
    at = at + 2
end
while at < #ARGV do
    local field, seq, plan = 'seller:' .. ARGV[at], ARGV[at + 1], ARGV[at + 2]
    local kept = redis.call('HGET', KEYS[1], field)
    if not kept or tonumber(seq) > tonumber(string.match(kept, '^%d+')) then
        redis.call('HSET', KEYS[1], field, seq .. ' ' .. plan)
    end
    at = at + 3
end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
