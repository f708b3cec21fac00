-- Marks a show's mirror as fresh: the log was just read to its end.
-- KEYS 1 the show's hash
local time = redis.call('TIME')
redis.call('HSET', KEYS[1], 'freshMillis', string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000)))
return 1
