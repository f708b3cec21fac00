package io.rostrum.media.origin;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** What was asked of the origin and sent by it, by kind. */
public final class Traffic {

    /** What was asked for. */
    enum Kind { PLAYLIST, PART, SEGMENT, PICTURE, CLIP, OTHER }

    private final Map<Kind, LongAdder> requests = new TreeMap<>();
    private final Map<Kind, LongAdder> bytes = new TreeMap<>();
    private final LongAdder refused = new LongAdder();

    Traffic() {
        for (Kind kind : Kind.values()) {
            requests.put(kind, new LongAdder());
            bytes.put(kind, new LongAdder());
        }
    }

    static Kind kind(Address address) {
        return switch (address) {
            case Address.Master any -> Kind.PLAYLIST;
            case Address.ReplayMaster any -> Kind.PLAYLIST;
            case Address.Media any -> Kind.PLAYLIST;
            case Address.Replay any -> Kind.PLAYLIST;
            case Address.Part any -> Kind.PART;
            case Address.Segment any -> Kind.SEGMENT;
            case Address.Init any -> Kind.SEGMENT;
            case Address.Thumb any -> Kind.PICTURE;
            case Address.Storyboard any -> Kind.PICTURE;
            case Address.Clip any -> Kind.CLIP;
            case Address.ClipByTime any -> Kind.CLIP;
            case Address.Lots any -> Kind.OTHER;
        };
    }

    void sent(Kind kind, int status, long count) {
        requests.get(kind).increment();
        bytes.get(kind).add(count);
        if (status >= 400) {
            refused.increment();
        }
    }

    /** All of it in Prometheus' text form. */
    String metrics(long waiting) {
        StringBuilder text = new StringBuilder(1_024);
        text.append("# TYPE rostrum_origin_requests_total counter\n");
        requests.forEach((kind, count) -> line(text, "requests_total", kind, count.sum()));
        text.append("# TYPE rostrum_origin_bytes_total counter\n");
        bytes.forEach((kind, count) -> line(text, "bytes_total", kind, count.sum()));
        text.append("# TYPE rostrum_origin_refused_total counter\nrostrum_origin_refused_total ")
                .append(refused.sum());
        text.append("\n# TYPE rostrum_origin_waiting gauge\nrostrum_origin_waiting ").append(waiting)
                .append('\n');
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Kind kind, long value) {
        text.append("rostrum_origin_").append(name).append("{kind=\"")
                .append(kind.name().toLowerCase(Locale.ROOT)).append("\"} ").append(value).append('\n');
    }
}
