package io.rostrum.media.mp4;

import java.util.List;

/** Names codecs as RFC 6381 does, out of a track's sample entry. */
final class Codecs {

    private static final int VIDEO_ENTRY = 78;
    private static final int AUDIO_ENTRY = 28;
    private static final int DECODER_CONFIG = 4;
    private static final int DECODER_SPECIFIC = 5;

    private Codecs() {}

    /** The first sample entry of a track. */
    static Box sampleEntry(Box trak) throws MalformedMedia {
        Box stsd = trak.child("mdia").child("minf").child("stbl").child("stsd");
        List<Box> entries = stsd.childrenAfter(8);
        if (entries.isEmpty()) {
            throw new MalformedMedia("a track has no sample entry");
        }
        return entries.getFirst();
    }

    static String video(Box entry) throws MalformedMedia {
        boolean avc = entry.type().startsWith("avc");
        for (Box box : entry.childrenAfter(VIDEO_ENTRY)) {
            if (avc && box.type().equals("avcC")) {
                return String.format("%s.%02x%02x%02x", entry.type(), box.u8(1), box.u8(2), box.u8(3));
            }
            if (!avc && box.type().equals("hvcC")) {
                return hevc(entry.type(), box);
            }
        }
        throw new MalformedMedia("a picture has no decoder configuration");
    }

    /** ISO 14496-15, annex E.3: profile, reversed compatibility, tier and level, constraints. */
    private static String hevc(String type, Box hvcc) throws MalformedMedia {
        int profile = hvcc.u8(1);
        StringBuilder name = new StringBuilder(type).append('.');
        int space = profile >> 6;
        if (space > 0) {
            name.append((char) ('A' + space - 1));
        }
        name.append(profile & 31).append('.')
                .append(Integer.toHexString(Integer.reverse((int) hvcc.u32(2)))).append('.')
                .append((profile & 32) == 0 ? 'L' : 'H').append(hvcc.u8(12));
        int last = 5;
        while (last >= 0 && hvcc.u8(6 + last) == 0) {
            last--;
        }
        for (int i = 0; i <= last; i++) {
            name.append('.').append(Integer.toHexString(hvcc.u8(6 + i)));
        }
        return name.toString();
    }

    /** Always AAC: the kind is the object type of its decoder's configuration. */
    static String audio(Box entry) throws MalformedMedia {
        for (Box box : entry.childrenAfter(AUDIO_ENTRY)) {
            if (box.type().equals("esds")) {
                return "mp4a.40." + objectType(box);
            }
        }
        throw new MalformedMedia("sound has no decoder configuration");
    }

    /** Descriptors nest: ES (3), decoder configuration (4), decoder specific (5), each with a length. */
    private static int objectType(Box esds) throws MalformedMedia {
        int at = 4;
        while (true) {
            int tag = esds.u8(at++);
            while ((esds.u8(at++) & 0x80) != 0) {
                // The length goes on.
            }
            if (tag == DECODER_SPECIFIC) {
                return esds.u8(at) >> 3;
            }
            at += tag == DECODER_CONFIG ? 13 : 3;
        }
    }
}
