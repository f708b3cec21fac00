package io.rostrum.media.flv;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the first bytes of a piece of sound say, in the old form and in that of enhanced RTMP.
 *
 * @param codec such as {@code AAC}
 * @param configuration it carries the decoder's settings and no sound
 * @param sound whether there is any sound in it
 */
public record AudioTag(String codec, boolean configuration, boolean sound) {

    private static final String TAKEN = "; AAC, MP3 and Opus are taken";
    private static final Map<Integer, String> OLD = Map.ofEntries(
            Map.entry(0, "PCM"), Map.entry(1, "ADPCM"), Map.entry(2, "MP3"), Map.entry(3, "PCM"),
            Map.entry(4, "Nellymoser"), Map.entry(5, "Nellymoser"), Map.entry(6, "Nellymoser"),
            Map.entry(7, "G.711"), Map.entry(8, "G.711"), Map.entry(10, "AAC"), Map.entry(11, "Speex"),
            Map.entry(14, "MP3"));
    private static final Map<String, String> ENHANCED = Map.of("mp4a", "AAC", "Opus", "Opus", ".mp3", "MP3");

    private static final int AAC = 10;
    private static final int EX_HEADER = 9;

    /** Reads them; what is cut off or not taken is an {@link UnsupportedCodec}. */
    public static AudioTag of(byte[] body) throws UnsupportedCodec {
        if (body.length < 2) {
            return new AudioTag("AAC", false, false);
        }
        int id = body[0] >> 4 & 0x0f;
        if (id == EX_HEADER) {
            return enhanced(body);
        }
        String codec = OLD.getOrDefault(id, "audio codec " + id);
        if (!codec.equals("AAC") && !codec.equals("MP3")) {
            throw new UnsupportedCodec(codec + TAKEN);
        }
        return new AudioTag(codec, id == AAC && body[1] == 0, id != AAC || body[1] == 1);
    }

    private static AudioTag enhanced(byte[] body) throws UnsupportedCodec {
        int type = body[0] & 0x0f;
        if (type == 5) {
            throw new UnsupportedCodec("several sounds in one stream (multitrack); one is taken");
        }
        if (body.length < 5) {
            throw new UnsupportedCodec("a sound of " + body.length + " bytes");
        }
        String fourCc = new String(body, 1, 4, StandardCharsets.ISO_8859_1);
        String codec = ENHANCED.get(fourCc);
        if (codec == null) {
            throw new UnsupportedCodec((fourCc.matches("[ -~]{4}") ? fourCc : "an unknown codec") + TAKEN);
        }
        return new AudioTag(codec, type == 0, type == 1);
    }
}
