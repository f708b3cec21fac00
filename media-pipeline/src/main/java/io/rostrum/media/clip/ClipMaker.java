package io.rostrum.media.clip;

import io.rostrum.media.archive.Archive;
import io.rostrum.media.archive.KeptSegment;
import io.rostrum.media.archive.Recording;
import io.rostrum.media.clip.ClipRefused.Reason;
import io.rostrum.media.mp4.InitSegment;
import io.rostrum.media.mp4.Joiner;
import io.rostrum.media.mp4.Track;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Cuts clips out of what is kept of a show.
 *
 * <p>A clip begins with the keyframe of the segment in which its time begins, so up to a segment's length
 * early;
 * it ends with the last picture that begins before its end. Over a discontinuity it takes the best tier that
 * was
 * coded alike before and after, and leaves no time between; if no tier was, it holds the last run alone.
 */
public final class ClipMaker {

    /** The longest clip, in milliseconds. */
    public static final long MAX_MILLIS = 15 * 60_000;

    private final Archive archive;
    private final Path scratch;

    /** @param scratch a folder for files in between */
    public ClipMaker(Archive archive, Path scratch) throws IOException {
        this.archive = archive;
        this.scratch = Files.createDirectories(scratch);
        try (var left = Files.list(scratch)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * A clip that was made.
     *
     * @param fromMillis media time of its first picture
     * @param toMillis media time at which it ends
     */
    public record Made(String clip, long fromMillis, long toMillis, long bytes) {}

    /**
     * Makes a clip and keeps it, in place of one of the same name.
     *
     * @param fromMillis media time
     * @param toMillis media time; more than is kept is not waited for
     */
    public Made make(String show, String clip, long fromMillis, long toMillis)
            throws ClipRefused, IOException {
        requireRange(fromMillis, toMillis);
        Recording recording = archive.find(show).orElseThrow(() -> new ClipRefused(Reason.NOT_KEPT));
        String tier = tier(recording, fromMillis, toMillis);
        List<KeptSegment> pictures = pieces(recording, tier, fromMillis, toMillis);
        Path data = Files.createTempFile(scratch, "clip-", ".data");
        Path file = Files.createTempFile(scratch, "clip-", ".mp4");
        try (Joiner joiner = new Joiner(init(recording, tier, pictures.getLast()),
                sound(recording, fromMillis, toMillis), data)) {
            join(joiner, recording, tier, sameAsLast(recording, tier, pictures), fromMillis, toMillis);
            if (joiner.isEmpty()) {
                throw new ClipRefused(Reason.NOT_KEPT);
            }
            joiner.write(file);
            archive.putClip(show, clip, file);
            Track track = init(recording, tier, pictures.getLast()).track();
            KeptSegment last = pictures.getLast();
            long end = Math.min(toMillis, track.millis(last.start() + last.duration()));
            return new Made(clip, joiner.fromMillis(), end, Files.size(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    static void requireRange(long fromMillis, long toMillis) throws ClipRefused {
        if (toMillis <= fromMillis || toMillis - fromMillis > MAX_MILLIS) {
            throw new ClipRefused(Reason.BAD_RANGE);
        }
    }

    private static InitSegment init(Recording recording, String rendition, KeptSegment segment) {
        return recording.init(rendition, segment.run());
    }

    /** What is kept of a rendition in that time. */
    private static List<KeptSegment> pieces(
            Recording recording, String rendition, long fromMillis, long toMillis) {
        List<KeptSegment> found = new ArrayList<>();
        for (KeptSegment segment : recording.segments(rendition)) {
            Track track = init(recording, rendition, segment).track();
            boolean inside = track.millis(segment.start() + segment.duration()) > fromMillis
                    && track.millis(segment.start()) < toMillis;
            if (inside) {
                found.add(segment);
            }
        }
        return found;
    }

    /** The best tier that is coded alike all the time; else the best of all. */
    private static String tier(Recording recording, long fromMillis, long toMillis) throws ClipRefused {
        List<String> tiers = recording.renditions().stream()
                .filter(name -> !pieces(recording, name, fromMillis, toMillis).isEmpty())
                .filter(name -> kind(recording, name) == Track.Kind.VIDEO)
                .sorted(Comparator.comparingInt((String name) -> height(recording, name)).reversed())
                .toList();
        if (tiers.isEmpty()) {
            throw new ClipRefused(Reason.NOT_KEPT);
        }
        return tiers.stream()
                .filter(name -> {
                    List<KeptSegment> all = pieces(recording, name, fromMillis, toMillis);
                    return sameAsLast(recording, name, all).size() == all.size();
                })
                .findFirst()
                .orElse(tiers.getFirst());
    }

    private static Track.Kind kind(Recording recording, String rendition) {
        return init(recording, rendition, recording.segments(rendition).getLast()).track().kind();
    }

    private static int height(Recording recording, String rendition) {
        return init(recording, rendition, recording.segments(rendition).getLast()).track().height();
    }

    /** Those at the end that are coded like the last. */
    private static List<KeptSegment> sameAsLast(
            Recording recording, String rendition, List<KeptSegment> segments) {
        byte[] last = init(recording, rendition, segments.getLast()).bytes();
        int from = segments.size();
        while (from > 0 && Arrays.equals(last, init(recording, rendition, segments.get(from - 1)).bytes())) {
            from--;
        }
        return segments.subList(from, segments.size());
    }

    private static InitSegment sound(Recording recording, long fromMillis, long toMillis) {
        return soundName(recording)
                .map(name -> pieces(recording, name, fromMillis, toMillis))
                .filter(pieces -> !pieces.isEmpty())
                .map(pieces -> init(recording, soundName(recording).orElseThrow(), pieces.getLast()))
                .orElse(null);
    }

    private static Optional<String> soundName(Recording recording) {
        return recording.renditions().stream()
                .filter(name -> !recording.segments(name).isEmpty())
                .filter(name -> kind(recording, name) == Track.Kind.AUDIO)
                .findFirst();
    }

    private void join(
            Joiner joiner, Recording recording, String tier, List<KeptSegment> pictures, long fromMillis,
            long toMillis) throws IOException {
        int run = 0;
        for (KeptSegment picture : pictures) {
            if (picture.run() != run) {
                run = picture.run();
                stretch(joiner, recording, tier, pictures, run, fromMillis, toMillis);
            }
            byte[] bytes = read(recording, tier, picture);
            if (bytes.length > 0) {
                joiner.picture(bytes, picture.start() + picture.duration());
            }
        }
        joiner.endStretch();
    }

    /**
     * Begins one run's stretch, and gives its sound to the joiner, which keeps it until its picture comes.
     */
    private void stretch(
            Joiner joiner, Recording recording, String tier, List<KeptSegment> pictures, int run,
            long fromMillis, long toMillis) throws IOException {
        Track track = recording.init(tier, run).track();
        KeptSegment last = pictures.stream().filter(segment -> segment.run() == run)
                .reduce((before, after) -> after).orElseThrow();
        long end = Math.min(toMillis, track.millis(last.start() + last.duration()));
        joiner.stretch(fromMillis, end);
        Optional<String> sound = soundName(recording);
        if (sound.isEmpty()) {
            return;
        }
        long early = fromMillis - 2 * track.millis(last.duration()) - 2_000;
        for (KeptSegment piece : pieces(recording, sound.get(), early, end)) {
            if (piece.run() == run) {
                joiner.soundLater(() -> read(recording, sound.get(), piece), piece.start());
            }
        }
    }

    private byte[] read(Recording recording, String rendition, KeptSegment segment) throws IOException {
        return archive.segment(recording.show(), rendition, segment).orElse(new byte[0]);
    }
}
