package io.rostrum.media.archive;

import io.rostrum.media.mp4.InitSegment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The index of what is kept of one show. For any thread. */
public final class Recording {

    private final String show;
    private long epochMillis = -1;
    private long overMillis;
    private long size;
    private final Map<String, Map<Integer, InitSegment>> inits = new TreeMap<>();
    private final Map<String, NavigableMap<Long, KeptSegment>> segments = new TreeMap<>();
    private final NavigableSet<Long> thumbs = new TreeSet<>();
    private final Map<String, Long> clips = new HashMap<>();

    Recording(String show) {
        this.show = show;
    }

    public String show() {
        return show;
    }

    synchronized void note(Names.Kept kept, long bytes) {
        size += bytes;
        switch (kept) {
            case Names.Epoch epoch -> epochMillis = epoch.epochMillis();
            case Names.Over over -> overMillis = Math.max(overMillis, over.atMillis());
            case Names.Piece piece -> segments
                    .computeIfAbsent(piece.rendition(), name -> new TreeMap<>())
                    .put(piece.segment().number(), piece.segment());
            case Names.Thumb thumb -> thumbs.add(thumb.mediaMillis());
            case Names.ClipFile clip -> clips.put(clip.clip(), bytes);
            case Names.Init init -> {
                // Its content is noted by itself.
            }
        }
    }

    synchronized void noteInit(String rendition, int run, InitSegment init) {
        inits.computeIfAbsent(rendition, name -> new TreeMap<>()).put(run, init);
    }

    synchronized void resumed(long bytes) {
        overMillis = 0;
        size -= bytes;
    }

    /** The date-time of media time 0; -1 if it is not known. */
    public synchronized long epochMillis() {
        return epochMillis;
    }

    /** Since when nothing follows; 0 if the stream is not over. */
    public synchronized long overMillis() {
        return overMillis;
    }

    /** In bytes, about: what was put twice counts twice. */
    public synchronized long size() {
        return size;
    }

    /** The renditions that have segments. */
    public synchronized Set<String> renditions() {
        return Set.copyOf(segments.keySet());
    }

    /** The initialization of a run; {@code null} if it is not kept. */
    public synchronized InitSegment init(String rendition, int run) {
        return inits.getOrDefault(rendition, Map.of()).get(run);
    }

    /** The last run of which anything is kept; 0 if there is none. */
    public synchronized int lastRun() {
        return inits.values().stream().flatMap(runs -> runs.keySet().stream()).mapToInt(run -> run).max()
                .orElse(0);
    }

    /** Every segment of a rendition whose initialization is kept too, in their order. */
    public synchronized List<KeptSegment> segments(String rendition) {
        Map<Integer, InitSegment> runs = inits.getOrDefault(rendition, Map.of());
        Collection<KeptSegment> all = segments.getOrDefault(rendition, new TreeMap<>()).values();
        List<KeptSegment> playable = new ArrayList<>(all.size());
        for (KeptSegment segment : all) {
            if (runs.containsKey(segment.run())) {
                playable.add(segment);
            }
        }
        return playable;
    }

    /** One segment; {@code null} if it is not kept. */
    public synchronized KeptSegment segment(String rendition, long number) {
        NavigableMap<Long, KeptSegment> all = segments.get(rendition);
        return all == null ? null : all.get(number);
    }

    /** The media times of all pictures, in milliseconds, in their order. */
    public synchronized List<Long> thumbs() {
        return List.copyOf(thumbs);
    }

    /** The names of all clips. */
    public synchronized Set<String> clips() {
        return Set.copyOf(clips.keySet());
    }

    /** The size of a clip; -1 if there is none of that name. */
    public synchronized long clipSize(String clip) {
        return clips.getOrDefault(clip, -1L);
    }

    /** The greatest media time that is kept, in milliseconds; 0 if nothing is. */
    public synchronized long lastMediaMillis() {
        long last = 0;
        for (var rendition : segments.entrySet()) {
            KeptSegment newest = rendition.getValue().lastEntry().getValue();
            InitSegment init = init(rendition.getKey(), newest.run());
            if (init != null) {
                last = Math.max(last, init.track().millis(newest.start() + newest.duration()));
            }
        }
        return last;
    }
}
