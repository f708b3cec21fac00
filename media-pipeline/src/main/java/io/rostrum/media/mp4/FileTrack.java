package io.rostrum.media.mp4;

import java.util.ArrayList;
import java.util.List;

/**
 * One track of a file that is being joined: tables of its samples, and where they stand.
 *
 * <p>Times are in ticks of the track, from the file's beginning.
 */
final class FileTrack {

    private final InitSegment init;
    private final int number;
    private final List<Long> times = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final List<Integer> shifts = new ArrayList<>();
    private final List<Integer> syncs = new ArrayList<>();
    private final List<Long> chunkOffsets = new ArrayList<>();
    private final List<Integer> chunkSamples = new ArrayList<>();
    private long end;

    FileTrack(InitSegment init, int number) {
        this.init = init;
        this.number = number;
    }

    Track track() {
        return init.track();
    }

    boolean isEmpty() {
        return times.isEmpty();
    }

    /** The next samples, which stand one after the other in the file's data from there on. */
    void chunk(long offset, List<Sample> samples, long shift) {
        chunkOffsets.add(offset);
        chunkSamples.add(samples.size());
        for (Sample sample : samples) {
            long time = Math.max(end, sample.decodeTime() + shift);
            times.add(time);
            sizes.add(sample.size());
            shifts.add(sample.shift());
            if (sample.sync()) {
                syncs.add(times.size());
            }
            end = Math.max(time, sample.decodeTime() + shift + sample.duration());
        }
    }

    /** When its last sample ends. */
    long end() {
        return end;
    }

    /** When its first sample is shown. */
    long firstShown() {
        return times.getFirst() + shifts.getFirst();
    }

    /**
     * @param beginning what time is the file's beginning
     * @param movieTimescale of edits
     * @param dataAt where the file's data begin
     */
    void write(BoxWriter moov, long beginning, int movieTimescale, long dataAt) throws MalformedMedia {
        Box trak = moov(init).child("trak");
        Box mdia = trak.child("mdia");
        Box minf = mdia.child("minf");
        Box stsd = minf.child("stbl").child("stsd");
        Box hdlr = mdia.child("hdlr");
        Box header = minf.child(track().kind() == Track.Kind.VIDEO ? "vmhd" : "smhd");
        Box dinf = minf.child("dinf");
        long movieDuration = (end - beginning) * movieTimescale / track().timescale();
        moov.box("trak", inside -> inside
                .full("tkhd", 0, 3, this::trackHeader)
                .box("edts", edts -> edts.full("elst", 1, 0, list -> edits(list, beginning, movieTimescale)))
                .box("mdia", media -> media
                        .full("mdhd", 1, 0, head -> head.zeros(16).u32(track().timescale())
                                .u64(end - times.getFirst()).u16(0x55c4).u16(0))
                        .raw(hdlr.copy())
                        .box("minf", info -> info.raw(header.copy()).raw(dinf.copy())
                                .box("stbl", table -> tables(table.raw(stsd.copy()), dataAt)))));
        if (movieDuration < 0) {
            throw new IllegalStateException("a track ends before it begins");
        }
    }

    static Box moov(InitSegment init) throws MalformedMedia {
        for (Box box : Box.all(init.bytes())) {
            if (box.type().equals("moov")) {
                return box;
            }
        }
        throw new MalformedMedia("there is no moov box");
    }

    private void trackHeader(BoxWriter head) {
        boolean sound = track().kind() == Track.Kind.AUDIO;
        head.zeros(8).u32(number).zeros(4).u32(0).zeros(8).u16(0).u16(0).u16(sound ? 0x100 : 0).u16(0)
                .matrix().u32((long) track().width() << 16).u32((long) track().height() << 16);
    }

    /**
     * Shows the track from the file's beginning: it starts later, or a piece of its first sample is left out.
     */
    private void edits(BoxWriter list, long beginning, int movieTimescale) {
        long first = firstShown();
        long length = Math.max(0, end - Math.max(first, beginning));
        long late = Math.max(0, first - beginning);
        long lateInMovie = late * movieTimescale / track().timescale();
        list.u32(lateInMovie > 0 ? 2 : 1);
        if (lateInMovie > 0) {
            list.u64(lateInMovie).u64(-1).u16(1).u16(0);
        }
        long mediaTime = Math.max(first, beginning) - times.getFirst();
        list.u64(length * movieTimescale / track().timescale()).u64(mediaTime).u16(1).u16(0);
    }

    private void tables(BoxWriter table, long dataAt) {
        table.full("stts", 0, 0, this::durations);
        if (shifts.stream().anyMatch(shift -> shift != 0)) {
            table.full("ctts", 1, 0, body -> runs(body, shifts));
        }
        if (syncs.size() < times.size()) {
            table.full("stss", 0, 0, body -> {
                body.u32(syncs.size());
                syncs.forEach(body::u32);
            });
        }
        table.full("stsc", 0, 0, this::chunks);
        table.full("stsz", 0, 0, body -> {
            body.u32(0).u32(sizes.size());
            sizes.forEach(body::u32);
        });
        table.full("co64", 0, 0, body -> {
            body.u32(chunkOffsets.size());
            chunkOffsets.forEach(offset -> body.u64(dataAt + offset));
        });
    }

    private void durations(BoxWriter body) {
        List<Integer> durations = new ArrayList<>(times.size());
        for (int i = 0; i < times.size(); i++) {
            long next = i + 1 < times.size() ? times.get(i + 1) : end;
            durations.add(Math.toIntExact(next - times.get(i)));
        }
        runs(body, durations);
    }

    /** Equal values one after the other as their count and the value. */
    private static void runs(BoxWriter body, List<Integer> values) {
        List<int[]> runs = new ArrayList<>();
        for (int value : values) {
            int[] last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last[1] == value) {
                last[0]++;
            } else {
                runs.add(new int[] {1, value});
            }
        }
        body.u32(runs.size());
        runs.forEach(run -> body.u32(run[0]).u32(run[1]));
    }

    private void chunks(BoxWriter body) {
        List<int[]> runs = new ArrayList<>();
        for (int i = 0; i < chunkSamples.size(); i++) {
            if (runs.isEmpty() || runs.getLast()[1] != chunkSamples.get(i)) {
                runs.add(new int[] {i + 1, chunkSamples.get(i)});
            }
        }
        body.u32(runs.size());
        runs.forEach(run -> body.u32(run[0]).u32(run[1]).u32(1));
    }
}
