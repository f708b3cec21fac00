package io.rostrum.media.rtmp;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many connections were closed for which reason. */
public final class Refusals {

    private final Map<RtmpRefusal, LongAdder> counts = new ConcurrentHashMap<>();

    void count(RtmpRefusal reason) {
        counts.computeIfAbsent(reason, none -> new LongAdder()).increment();
    }

    /** As it stands now; a reason that never came up is absent. */
    public Map<RtmpRefusal, Long> counts() {
        Map<RtmpRefusal, Long> now = new EnumMap<>(RtmpRefusal.class);
        counts.forEach((reason, count) -> now.put(reason, count.sum()));
        return now;
    }
}
