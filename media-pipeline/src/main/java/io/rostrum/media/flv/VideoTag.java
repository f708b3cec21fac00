package io.rostrum.media.flv;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the first bytes of a piece of picture say, in the old form and in that of enhanced RTMP.
 *
 * @param codec such as {@code H.264}
 * @param configuration it carries the decoder's settings and no picture
 * @param keyframe a picture that stands alone
 * @param end of the sequence, or a command without a picture
 * @param compositionMillis how much later than it is decoded it is shown; not 0 where pictures are reordered
 * @param payload where the codec's own bytes begin
 */
public record VideoTag(
        String codec, boolean configuration, boolean keyframe, boolean end, int compositionMillis,
        int payload) {

    public static final String H264 = "H.264";

    private static final String TAKEN = "; H.264, HEVC, AV1 and VP9 are taken";
    private static final Map<Integer, String> OLD = Map.of(
            1, "JPEG", 2, "Sorenson H.263", 3, "Screen video", 4, "VP6", 5, "VP6 with alpha",
            6, "Screen video 2", 7, H264, 12, "HEVC");
    private static final Map<String, String> ENHANCED =
            Map.of("avc1", H264, "hvc1", "HEVC", "av01", "AV1", "vp09", "VP9");

    private static final int AVC = 7;
    private static final int OLD_HEVC = 12;
    private static final int KEYFRAME = 1;
    private static final int COMMAND = 5;

    /** Reads them; what is cut off or not taken is an {@link UnsupportedCodec}. */
    public static VideoTag of(byte[] body) throws UnsupportedCodec {
        if (body.length < 2) {
            throw new UnsupportedCodec("a piece of picture of " + body.length + " bytes");
        }
        return (body[0] & 0x80) == 0 ? old(body) : enhanced(body);
    }

    private static VideoTag old(byte[] body) throws UnsupportedCodec {
        int id = body[0] & 0x0f;
        int frame = body[0] >> 4 & 0x0f;
        if (id != AVC && id != OLD_HEVC) {
            throw new UnsupportedCodec(OLD.getOrDefault(id, "video codec " + id) + TAKEN);
        }
        if (body.length < 5) {
            throw new UnsupportedCodec("a picture of " + body.length + " bytes");
        }
        int type = body[1];
        return new VideoTag(
                OLD.get(id), type == 0, frame == KEYFRAME && type == 1, type == 2 || frame == COMMAND,
                type == 1 ? signed24(body, 2) : 0, 5);
    }

    private static VideoTag enhanced(byte[] body) throws UnsupportedCodec {
        int frame = body[0] >> 4 & 0x07;
        int type = body[0] & 0x0f;
        if (body.length < 5) {
            throw new UnsupportedCodec("a picture of " + body.length + " bytes");
        }
        if (type == 6) {
            throw new UnsupportedCodec("several pictures in one stream (multitrack); one is taken");
        }
        String fourCc = new String(body, 1, 4, StandardCharsets.ISO_8859_1);
        String codec = ENHANCED.get(fourCc);
        if (codec == null) {
            throw new UnsupportedCodec((fourCc.matches("[ -~]{4}") ? fourCc : "an unknown codec") + TAKEN);
        }
        boolean offset = type == 1 && (codec.equals(H264) || codec.equals("HEVC"));
        if (offset && body.length < 8) {
            throw new UnsupportedCodec("a picture of " + body.length + " bytes");
        }
        boolean picture = type == 1 || type == 3;
        return new VideoTag(
                codec, type == 0, frame == KEYFRAME && picture, !picture && type != 0,
                offset ? signed24(body, 5) : 0, offset ? 8 : 5);
    }

    private static int signed24(byte[] body, int at) {
        return body[at] << 16 | (body[at + 1] & 0xff) << 8 | body[at + 2] & 0xff;
    }
}
