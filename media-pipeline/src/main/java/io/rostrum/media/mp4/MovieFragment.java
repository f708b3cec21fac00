package io.rostrum.media.mp4;

import java.util.ArrayList;
import java.util.List;

/** Reads the samples that a moof box describes. */
final class MovieFragment {

    /** The most samples of one fragment. */
    static final int MAX_SAMPLES = 10_000;

    private static final long NOT_SYNC = 0x10000;

    private final Track track;
    private final Box moof;
    private final List<Sample> samples = new ArrayList<>();
    private long decodeTime = -1;
    private Track.SampleDefaults defaults;

    private MovieFragment(Track track, Box moof) {
        this.track = track;
        this.moof = moof;
    }

    /**
     * All samples of a fragment, in decoding order.
     *
     * @param moof in the array that also holds its mdat, which offsets are checked against
     */
    static List<Sample> samples(Track track, Box moof) throws MalformedMedia {
        MovieFragment fragment = new MovieFragment(track, moof);
        fragment.read(moof.child("traf"));
        return fragment.samples;
    }

    private void read(Box traf) throws MalformedMedia {
        for (Box box : traf.children()) {
            switch (box.type()) {
                case "tfhd" -> header(box);
                case "tfdt" -> decodeTime = box.u8(0) == 1 ? box.u64(4) : box.u32(4);
                case "trun" -> run(box);
                default -> {
                    // Nothing that is needed here.
                }
            }
        }
        if (samples.isEmpty()) {
            throw new MalformedMedia("a fragment has no samples");
        }
    }

    private void header(Box tfhd) throws MalformedMedia {
        long flags = tfhd.u32(0) & 0xffffff;
        if ((flags & 0x1) != 0) {
            throw new MalformedMedia("a fragment's offsets must count from its own moof");
        }
        int at = 8 + ((flags & 0x2) != 0 ? 4 : 0);
        long duration = track.defaults().duration();
        long size = track.defaults().size();
        long sampleFlags = track.defaults().flags();
        if ((flags & 0x8) != 0) {
            duration = tfhd.u32(at);
            at += 4;
        }
        if ((flags & 0x10) != 0) {
            size = tfhd.u32(at);
            at += 4;
        }
        if ((flags & 0x20) != 0) {
            sampleFlags = tfhd.u32(at);
        }
        defaults = new Track.SampleDefaults(duration, size, sampleFlags);
    }

    private void run(Box trun) throws MalformedMedia {
        if (defaults == null || decodeTime < 0) {
            throw new MalformedMedia("a fragment does not say when it is");
        }
        long flags = trun.u32(0) & 0xffffff;
        long count = trun.u32(4);
        if (count > MAX_SAMPLES || samples.size() + count > MAX_SAMPLES) {
            throw new MalformedMedia("a fragment has more than " + MAX_SAMPLES + " samples");
        }
        if ((flags & 0x1) == 0) {
            throw new MalformedMedia("a run of samples does not say where it is");
        }
        long offset = moof.start() + (int) trun.u32(8);
        int at = 12;
        long firstFlags = -1;
        if ((flags & 0x4) != 0) {
            firstFlags = trun.u32(at);
            at += 4;
        }
        for (int i = 0; i < count; i++) {
            long duration = (flags & 0x100) != 0 ? trun.u32(at) : defaults.duration();
            at += (flags & 0x100) != 0 ? 4 : 0;
            long size = (flags & 0x200) != 0 ? trun.u32(at) : defaults.size();
            at += (flags & 0x200) != 0 ? 4 : 0;
            long own = (flags & 0x400) != 0 ? trun.u32(at) : defaults.flags();
            at += (flags & 0x400) != 0 ? 4 : 0;
            int shift = (flags & 0x800) != 0 ? (int) trun.u32(at) : 0;
            at += (flags & 0x800) != 0 ? 4 : 0;
            add(offset, size, duration, shift, i == 0 && firstFlags >= 0 ? firstFlags : own);
            offset += size;
        }
    }

    private void add(long offset, long size, long duration, int shift, long flags) throws MalformedMedia {
        if (offset < 0 || offset + size > moof.bytes().length) {
            throw new MalformedMedia("a sample stands outside its fragment");
        }
        boolean sync = track.kind() == Track.Kind.AUDIO || (flags & NOT_SYNC) == 0;
        samples.add(new Sample((int) offset, (int) size, decodeTime, duration, shift, sync));
        decodeTime += duration;
    }
}
