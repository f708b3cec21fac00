package io.rostrum.media.mp4;

import java.util.List;

/**
 * An initialization segment (ftyp and moov) of one track.
 *
 * @param bytes not to be changed
 */
public record InitSegment(byte[] bytes, Track track) {

    /** Reads one; refuses what has not exactly one track of a kind and codec that players know. */
    public static InitSegment parse(byte[] bytes) throws MalformedMedia {
        Box moov = null;
        for (Box box : Box.all(bytes)) {
            moov = box.type().equals("moov") ? box : moov;
        }
        if (moov == null) {
            throw new MalformedMedia("there is no moov box");
        }
        List<Box> tracks = moov.children().stream().filter(box -> box.type().equals("trak")).toList();
        if (tracks.size() != 1) {
            throw new MalformedMedia("one track is wanted, not " + tracks.size());
        }
        return new InitSegment(bytes, track(moov, tracks.getFirst()));
    }

    private static Track track(Box moov, Box trak) throws MalformedMedia {
        Box tkhd = trak.child("tkhd");
        Box mdhd = trak.child("mdia").child("mdhd");
        Box trex = moov.child("mvex").child("trex");
        long timescale = mdhd.u32(mdhd.u8(0) == 1 ? 20 : 12);
        if (timescale < 1 || timescale > 10_000_000) {
            throw new MalformedMedia("the impossible timescale " + timescale);
        }
        var defaults = new Track.SampleDefaults(trex.u32(12), trex.u32(16), trex.u32(20));
        long id = tkhd.u32(tkhd.u8(0) == 1 ? 20 : 12);
        Box entry = Codecs.sampleEntry(trak);
        return switch (entry.type()) {
            case "avc1", "avc3", "hvc1", "hev1" -> new Track(
                    Track.Kind.VIDEO, id, timescale, Codecs.video(entry), entry.u16(24), entry.u16(26), 0,
                    defaults);
            case "mp4a" -> new Track(
                    Track.Kind.AUDIO, id, timescale, Codecs.audio(entry), 0, 0, entry.u16(16), defaults);
            default -> throw new MalformedMedia("codec " + Box.printable(entry.type()) + " is not supported");
        };
    }
}
