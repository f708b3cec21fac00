package io.rostrum.media.mp4;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts the bytes of a fragmented MP4 with one track, as they come, into its initialization segment and its
 * fragments. What is unfinished when no more bytes come is dropped.
 */
public final class FragmentReader {

    /** The longest fragment that is taken, in bytes; what is longer is no live fragment. */
    public static final int MAX_FRAGMENT = 16 << 20;

    private static final int HEADER = 8;

    private final Sink sink;
    private byte[] gathered = new byte[1 << 16];
    private int length;
    private int boxStart;
    private long skipping;
    private InitSegment init;

    /** Whom the pieces are told. */
    public interface Sink {

        /** First, and once. */
        void init(InitSegment init) throws MalformedMedia;

        void fragment(Fragment fragment) throws MalformedMedia;
    }

    public FragmentReader(Sink sink) {
        this.sink = sink;
    }

    /**
     * Takes the next bytes, cut anywhere.
     *
     * @throws MalformedMedia if it is no such stream; then it takes no more
     */
    public void feed(ByteBuffer bytes) throws MalformedMedia {
        while (bytes.hasRemaining()) {
            if (skipping > 0) {
                int skipped = (int) Math.min(skipping, bytes.remaining());
                bytes.position(bytes.position() + skipped);
                skipping -= skipped;
                continue;
            }
            gather(bytes, boxStart + HEADER - length);
            if (length >= boxStart + HEADER) {
                body(bytes);
            }
        }
    }

    private void body(ByteBuffer bytes) throws MalformedMedia {
        long size = Box.u32(gathered, boxStart);
        String type = new String(gathered, boxStart + 4, 4, StandardCharsets.ISO_8859_1);
        if (size < HEADER || boxStart + size > MAX_FRAGMENT) {
            throw new MalformedMedia("box " + Box.printable(type) + " has the impossible size " + size);
        }
        if (isUnwanted(type)) {
            length = boxStart;
            skipping = size - HEADER;
            return;
        }
        gather(bytes, boxStart + (int) size - length);
        if (length == boxStart + size) {
            boxStart = length;
            whole(type);
        }
    }

    private void gather(ByteBuffer bytes, int wanted) {
        int taken = Math.min(Math.max(0, wanted), bytes.remaining());
        if (length + taken > gathered.length) {
            gathered = Arrays.copyOf(gathered, Math.max(length + taken, gathered.length * 2));
        }
        bytes.get(gathered, length, taken);
        length += taken;
    }

    private static boolean isUnwanted(String type) {
        return switch (type) {
            case "sidx", "mfra", "free", "skip" -> true;
            default -> false;
        };
    }

    private void whole(String type) throws MalformedMedia {
        switch (type) {
            case "moov" -> {
                if (init != null) {
                    throw new MalformedMedia("a second moov box");
                }
                init = InitSegment.parse(take());
                sink.init(init);
            }
            case "mdat" -> {
                if (init == null) {
                    throw new MalformedMedia("a fragment before the moov box");
                }
                sink.fragment(fragment(init.track(), take()));
            }
            default -> {
                // Belongs to what comes next.
            }
        }
    }

    private byte[] take() {
        byte[] bytes = Arrays.copyOf(gathered, length);
        length = 0;
        boxStart = 0;
        return bytes;
    }

    /**
     * A copy of a fragment, so many ticks later.
     *
     * @throws IllegalArgumentException if it has no decode time of 64 bits
     */
    public static byte[] moved(byte[] fragment, long ticks) {
        byte[] copy = fragment.clone();
        try {
            for (Box box : Box.all(copy)) {
                if (box.type().equals("moof")) {
                    Box tfdt = box.child("traf").child("tfdt");
                    if (tfdt.u8(0) != 1) {
                        throw new IllegalArgumentException("a decode time of 64 bits is wanted");
                    }
                    ByteBuffer.wrap(copy).putLong(tfdt.body() + 4, tfdt.u64(4) + ticks);
                }
            }
        } catch (MalformedMedia fault) {
            throw new IllegalArgumentException(fault);
        }
        return copy;
    }

    /** Reads one fragment of a track. */
    public static Fragment fragment(Track track, byte[] bytes) throws MalformedMedia {
        List<Sample> samples = null;
        for (Box box : Box.all(bytes)) {
            if (box.type().equals("moof")) {
                samples = MovieFragment.samples(track, box);
            }
        }
        if (samples == null) {
            throw new MalformedMedia("an mdat box without its moof");
        }
        long duration = samples.stream().mapToLong(Sample::duration).sum();
        Sample first = samples.getFirst();
        return new Fragment(bytes, first.decodeTime(), duration, first.sync(), samples.size());
    }
}
