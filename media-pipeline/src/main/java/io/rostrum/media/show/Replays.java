package io.rostrum.media.show;

import io.rostrum.media.archive.KeptSegment;
import io.rostrum.media.archive.Recording;
import io.rostrum.media.hls.HlsTiming;
import io.rostrum.media.hls.Playlists;
import io.rostrum.media.hls.Segment;
import io.rostrum.media.mp4.InitSegment;
import io.rostrum.media.mp4.Track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Playlists of what is kept. */
public final class Replays {

    private Replays() {}

    /**
     * What is kept of a rendition as segments of a playlist, oldest first; what is missing within a run is a
     * gap.
     *
     * @param most how many of the newest
     */
    static List<Segment> segments(Recording recording, String rendition, int most) {
        List<KeptSegment> kept = recording.segments(rendition);
        List<Segment> segments = new ArrayList<>(kept.size());
        KeptSegment before = null;
        for (KeptSegment segment : kept) {
            Track track = recording.init(rendition, segment.run()).track();
            boolean otherRun = before != null && before.run() != segment.run();
            if (before != null && !otherRun) {
                bridge(segments, before, segment, track, recording.epochMillis());
            }
            segments.add(new Segment(
                    segment.number(), segment.run(), segment.start(), segment.duration(), track.timescale(),
                    recording.epochMillis() + track.millis(segment.start()), Segment.State.WHOLE, otherRun,
                    List.of()));
            before = segment;
        }
        return segments.size() <= most ? segments : segments.subList(segments.size() - most, segments.size());
    }

    private static void bridge(
            List<Segment> segments, KeptSegment before, KeptSegment after, Track track, long epochMillis) {
        long missing = after.number() - before.number() - 1;
        long from = before.start() + before.duration();
        long length = missing > 0 ? Math.max(1, (after.start() - from) / missing) : 0;
        for (int i = 0; i < missing; i++) {
            long start = from + i * length;
            segments.add(new Segment(
                    before.number() + 1 + i, before.run(), start, length, track.timescale(),
                    epochMillis + track.millis(start), Segment.State.GAP, false, List.of()));
        }
    }

    /** The media playlist of all that is kept of a rendition; absent if nothing is. */
    public static Optional<String> media(Recording recording, String rendition, HlsTiming timing) {
        List<Segment> segments = segments(recording, rendition, Integer.MAX_VALUE);
        return segments.isEmpty() ? Optional.empty()
                : Optional.of(Playlists.replay(
                        segments, timing.segmentMillis() / 1_000, recording.overMillis() > 0));
    }

    /** The multivariant playlist of all that is kept; absent if nothing is. */
    public static Optional<String> multivariant(Recording recording) {
        List<Playlists.Variant> pictures = new ArrayList<>();
        Playlists.Variant audio = null;
        for (String rendition : recording.renditions()) {
            List<KeptSegment> segments = recording.segments(rendition);
            if (segments.isEmpty()) {
                continue;
            }
            InitSegment init = recording.init(rendition, segments.getLast().run());
            Playlists.Variant variant = new Playlists.Variant(
                    rendition, init.track().codec(), init.track().width(), init.track().height(),
                    bitsPerSecond(recording, rendition, segments), 0);
            if (init.track().kind() == Track.Kind.VIDEO) {
                pictures.add(variant);
            } else {
                audio = variant;
            }
        }
        pictures.sort(Comparator.comparingInt(Playlists.Variant::height).reversed());
        return pictures.isEmpty() && audio == null ? Optional.empty()
                : Optional.of(Playlists.multivariant(pictures, audio, Playlists.REPLAY));
    }

    private static int bitsPerSecond(Recording recording, String rendition, List<KeptSegment> segments) {
        double seconds = 0;
        long bytes = 0;
        for (KeptSegment segment : segments) {
            bytes += segment.size();
            seconds += recording.init(rendition, segment.run()).track().seconds(segment.duration());
        }
        return (int) Math.max(1, Math.round(bytes * 8 / Math.max(0.1, seconds)));
    }

    /**
     * Where a moment of the stream stands in its replay, whose time line leaves out the time between runs.
     *
     * @param starts media times at which a run's kept piece starts, in their order
     * @param ends when each ends
     */
    public record TimeLine(List<Long> starts, List<Long> ends) {

        public TimeLine {
            starts = List.copyOf(starts);
            ends = List.copyOf(ends);
        }

        /**
         * Milliseconds of the replay at a media time; that of the next run's start between runs; -1 if none.
         */
        public long at(long mediaMillis) {
            long before = 0;
            for (int i = 0; i < starts.size(); i++) {
                if (mediaMillis < ends.get(i)) {
                    return before + Math.max(0, mediaMillis - starts.get(i));
                }
                before += ends.get(i) - starts.get(i);
            }
            return -1;
        }

        /** The length of the replay in milliseconds. */
        public long length() {
            long length = 0;
            for (int i = 0; i < starts.size(); i++) {
                length += ends.get(i) - starts.get(i);
            }
            return length;
        }
    }

    /** The time line of the best picture that is kept, or of the sound. */
    public static TimeLine timeLine(Recording recording) {
        List<Long> starts = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        String best = bestTier(recording).orElse(null);
        int run = 0;
        for (KeptSegment segment : best == null ? List.<KeptSegment>of() : recording.segments(best)) {
            Track track = recording.init(best, segment.run()).track();
            if (segment.run() != run) {
                starts.add(track.millis(segment.start()));
                ends.add(0L);
                run = segment.run();
            }
            ends.set(ends.size() - 1, track.millis(segment.start() + segment.duration()));
        }
        return new TimeLine(starts, ends);
    }

    /** The kept tier with the most lines; sound if there is no picture; absent if there is nothing. */
    public static Optional<String> bestTier(Recording recording) {
        return recording.renditions().stream()
                .filter(name -> !recording.segments(name).isEmpty())
                .max(Comparator.comparingInt(name -> {
                    KeptSegment last = recording.segments(name).getLast();
                    return recording.init(name, last.run()).track().height();
                }));
    }
}
