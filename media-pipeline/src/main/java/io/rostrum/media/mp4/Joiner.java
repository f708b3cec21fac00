package io.rostrum.media.mp4;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Joins stretches of a picture and its sound to one MP4 file that plays anywhere, without coding anything
 * anew.
 *
 * <p>A stretch starts with the last keyframe at or before its time, as a picture can start nowhere else, and
 * ends with the last frame that begins before its end; sound is cut to the picture. Between two stretches no
 * time
 * is left. The data go to a file at once; only tables are in memory.
 */
public final class Joiner implements AutoCloseable {

    private static final int MOVIE_TIMESCALE = 1_000;

    private final Path data;
    private final OutputStream out;
    private final FileTrack video;
    private final FileTrack audio;
    private long written;
    private long from;
    private long to;
    private boolean begun;
    private long shift;
    private long soundShift;
    private long firstMillis = -1;
    private final Deque<Sound> laterSound = new ArrayDeque<>();

    /** A segment of sound that is read when the picture has come as far. */
    private record Sound(Source source, long start) {}

    /** Reads a segment; nothing if it is not there any more. */
    public interface Source {
        byte[] read() throws IOException;
    }

    /**
     * @param audio the sound's initialization; {@code null} if there is none
     * @param data a file for the data in between, which is removed at the end
     */
    public Joiner(InitSegment video, InitSegment audio, Path data) throws IOException {
        this.video = new FileTrack(video, 1);
        this.audio = audio == null ? null : new FileTrack(audio, 2);
        this.data = data;
        out = Files.newOutputStream(data);
    }

    /** A stretch begins; its sound and then its picture follow, in order. Times in media milliseconds. */
    public void stretch(long fromMillis, long toMillis) throws IOException {
        endStretch();
        from = ticks(video, fromMillis);
        to = ticks(video, toMillis);
    }

    private static long ticks(FileTrack track, long millis) {
        return millis * track.track().timescale() / 1_000;
    }

    /** A segment of the stretch's sound, by its start in ticks; those of the picture's time and about. */
    public void soundLater(Source source, long start) {
        if (audio != null) {
            laterSound.add(new Sound(source, start));
        }
    }

    /**
     * Takes the fragments of one segment of the picture.
     *
     * @param end when the segment ends, in ticks; so that it is known whether this one can be left out
     */
    public void picture(byte[] segment, long end) throws IOException {
        if (!begun && end <= from) {
            return;
        }
        for (List<Sample> samples : fragments(video.track(), segment)) {
            List<Sample> wanted = (begun ? samples : fromKeyframe(samples)).stream()
                    .filter(sample -> sample.decodeTime() < to)
                    .toList();
            if (!wanted.isEmpty()) {
                begin(wanted.getFirst());
                append(video, segment, wanted, shift);
            }
        }
        soundUntil(end);
    }

    private List<Sample> fromKeyframe(List<Sample> samples) {
        for (int i = samples.size() - 1; i >= 0; i--) {
            boolean usable = samples.get(i).sync() && samples.get(i).decodeTime() <= from;
            if (usable) {
                return samples.subList(i, samples.size());
            }
        }
        return samples.getFirst().sync() ? samples : List.of();
    }

    private void begin(Sample first) {
        if (begun) {
            return;
        }
        begun = true;
        shift = (video.isEmpty() ? 0 : video.end()) - first.decodeTime();
        from = first.decodeTime();
        if (firstMillis < 0) {
            firstMillis = video.track().millis(from);
        }
        if (audio != null) {
            soundShift = inSound(shift);
        }
    }

    private long inSound(long ticks) {
        return Math.round((double) ticks * audio.track().timescale() / video.track().timescale());
    }

    /** Takes the sound up to a time of the picture, so that both stand beside each other in the file. */
    private void soundUntil(long pictureTicks) throws IOException {
        while (begun && !laterSound.isEmpty() && laterSound.getFirst().start() < inSound(pictureTicks)) {
            sound(laterSound.removeFirst().source().read());
        }
    }

    private void sound(byte[] segment) throws IOException {
        for (List<Sample> samples : fragments(audio.track(), segment)) {
            List<Sample> wanted = samples.stream()
                    .filter(sample -> sample.decodeTime() + sample.duration() > inSound(from)
                            && sample.decodeTime() < inSound(to))
                    .toList();
            if (!wanted.isEmpty()) {
                append(audio, segment, wanted, soundShift);
            }
        }
    }

    private static List<List<Sample>> fragments(Track track, byte[] segment) throws MalformedMedia {
        List<List<Sample>> found = new ArrayList<>();
        for (Box box : Box.all(segment)) {
            if (box.type().equals("moof")) {
                found.add(MovieFragment.samples(track, box));
            }
        }
        return found;
    }

    private void append(FileTrack track, byte[] segment, List<Sample> samples, long by) throws IOException {
        track.chunk(written, samples, by);
        for (Sample sample : samples) {
            out.write(segment, sample.offset(), sample.size());
            written += sample.size();
        }
    }

    /** The stretch has no more; what is left of its sound is taken. */
    public void endStretch() throws IOException {
        soundUntil(to);
        begun = false;
        laterSound.clear();
    }

    /** Media time of the first picture, in milliseconds; -1 before there is one. */
    public long fromMillis() {
        return firstMillis;
    }

    /** Whether there is any picture so far. */
    public boolean isEmpty() {
        return video.isEmpty();
    }

    /** The length of the picture so far, in milliseconds. */
    public long millis() {
        return video.track().millis(video.end());
    }

    /** Writes the file. */
    public void write(Path file) throws IOException {
        out.close();
        byte[] head = head(0);
        byte[] placed = head(head.length);
        try (OutputStream target = Files.newOutputStream(file)) {
            target.write(placed);
            Files.copy(data, target);
        }
    }

    /** Everything before the data; as long wherever the data begin. */
    private byte[] head(long dataAt) throws MalformedMedia {
        BoxWriter head = new BoxWriter();
        head.box("ftyp", box -> box.text("isom").u32(0x200).text("isomiso2avc1mp41"));
        BoxWriter tracks = new BoxWriter();
        long beginning = video.firstShown();
        video.write(tracks, beginning, MOVIE_TIMESCALE, dataAt);
        boolean sound = audio != null && !audio.isEmpty();
        if (sound) {
            long soundBeginning =
                    Math.round((double) beginning * audio.track().timescale() / video.track().timescale());
            audio.write(tracks, soundBeginning, MOVIE_TIMESCALE, dataAt);
        }
        head.box("moov", moov -> moov
                .full("mvhd", 0, 0, box -> box.zeros(8).u32(MOVIE_TIMESCALE).u32(millis()).u32(0x10000)
                        .u16(0x100).zeros(10).matrix().zeros(24).u32(sound ? 3 : 2))
                .raw(tracks.bytes()));
        head.u32(1).text("mdat").u64(written + 16);
        return head.bytes();
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(data);
    }
}
