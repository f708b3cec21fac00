package io.rostrum.media.flv;

import java.util.Arrays;
import java.util.Map;

/**
 * What an H.264 decoder is told before the first picture, as far as it matters here (ITU-T H.264, 7.3.2.1.1;
 * ISO/IEC 14496-15, 5.3.3.1).
 *
 * @param profile such as {@code High}
 * @param width in pixels, after cropping
 * @param plain whether samples have eight bits and colour is halved both ways, as every device plays
 */
public record H264Settings(String profile, int width, int height, boolean plain) {

    private static final Map<Integer, String> PROFILES = Map.of(
            66, "Baseline", 77, "Main", 88, "Extended", 100, "High", 110, "High 10", 122, "High 4:2:2",
            244, "High 4:4:4");
    private static final int MAX_SIDE = 8_192;

    /** Reads the record that comes before the first picture. */
    public static H264Settings of(byte[] body, int from) throws UnsupportedCodec {
        int at = from + 5;
        if (body.length < at + 3 || (body[at] & 0x1f) < 1) {
            throw new UnsupportedCodec("H.264 without settings");
        }
        int length = (body[at + 1] & 0xff) << 8 | body[at + 2] & 0xff;
        if (length < 4 || body.length < at + 3 + length) {
            throw new UnsupportedCodec("H.264 whose settings are cut off");
        }
        return parse(unescaped(body, at + 3, length));
    }

    /** Without the bytes that keep a start code from appearing. */
    private static byte[] unescaped(byte[] body, int from, int length) {
        byte[] plain = new byte[length];
        int size = 0;
        int zeros = 0;
        for (int i = from; i < from + length; i++) {
            if (zeros >= 2 && body[i] == 3) {
                zeros = 0;
                continue;
            }
            zeros = body[i] == 0 ? zeros + 1 : 0;
            plain[size++] = body[i];
        }
        return Arrays.copyOf(plain, size);
    }

    private static H264Settings parse(byte[] sps) throws UnsupportedCodec {
        BitReader read = new BitReader(sps);
        read.bits(8);
        int profile = read.bits(8);
        read.bits(16);
        read.golomb();
        int chroma = 1;
        boolean eightBit = true;
        if (profile >= 100 || profile == 44) {
            chroma = read.golomb();
            if (chroma == 3) {
                read.flag();
            }
            eightBit = read.golomb() == 0 & read.golomb() == 0;
            read.flag();
            if (read.flag()) {
                skipScaling(read, chroma);
            }
        }
        skipOrder(read);
        read.golomb();
        read.flag();
        int[] size = size(read, chroma);
        boolean plain = chroma == 1 && eightBit && (profile == 66 || profile == 77 || profile == 100);
        String name = PROFILES.getOrDefault(profile, "profile " + profile);
        return new H264Settings(name, size[0], size[1], plain);
    }

    private static int[] size(BitReader read, int chroma) throws UnsupportedCodec {
        int width = (read.golomb() + 1) * 16;
        int heightUnits = read.golomb() + 1;
        boolean framesOnly = read.flag();
        if (!framesOnly) {
            read.flag();
        }
        read.flag();
        int height = heightUnits * 16 * (framesOnly ? 1 : 2);
        if (read.flag()) {
            int unitX = chroma == 1 || chroma == 2 ? 2 : 1;
            int unitY = (chroma == 1 ? 2 : 1) * (framesOnly ? 1 : 2);
            width -= (read.golomb() + read.golomb()) * unitX;
            height -= (read.golomb() + read.golomb()) * unitY;
        }
        if (width < 16 || height < 16 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new UnsupportedCodec("a picture of " + width + " by " + height);
        }
        return new int[] {width, height};
    }

    private static void skipScaling(BitReader read, int chroma) throws UnsupportedCodec {
        for (int list = 0; list < (chroma == 3 ? 12 : 8); list++) {
            if (!read.flag()) {
                continue;
            }
            int last = 8;
            int next = 8;
            for (int i = 0; i < (list < 6 ? 16 : 64); i++) {
                if (next != 0) {
                    next = (last + read.signedGolomb() + 256) % 256;
                }
                last = next == 0 ? last : next;
            }
        }
    }

    private static void skipOrder(BitReader read) throws UnsupportedCodec {
        read.golomb();
        int type = read.golomb();
        if (type == 0) {
            read.golomb();
        } else if (type == 1) {
            read.flag();
            read.signedGolomb();
            read.signedGolomb();
            int cycle = read.golomb();
            if (cycle > 255) {
                throw new UnsupportedCodec("H.264 whose settings cannot be read");
            }
            for (int i = 0; i < cycle; i++) {
                read.signedGolomb();
            }
        }
    }
}
