package io.rostrum.media.flv;

/** Reads bits and the exponential Golomb numbers of H.264; past the end is an {@link UnsupportedCodec}. */
final class BitReader {

    private final byte[] bytes;
    private int bit;

    BitReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int bits(int count) throws UnsupportedCodec {
        int value = 0;
        for (int i = 0; i < count; i++) {
            if (bit >= bytes.length * 8) {
                throw new UnsupportedCodec("H.264 whose settings are cut off");
            }
            value = value << 1 | bytes[bit >> 3] >> 7 - (bit & 7) & 1;
            bit++;
        }
        return value;
    }

    boolean flag() throws UnsupportedCodec {
        return bits(1) == 1;
    }

    int golomb() throws UnsupportedCodec {
        int zeros = 0;
        while (!flag()) {
            if (++zeros > 31) {
                throw new UnsupportedCodec("H.264 whose settings cannot be read");
            }
        }
        return (int) ((1L << zeros) - 1 + (zeros == 0 ? 0 : bits(zeros) & 0xffffffffL));
    }

    int signedGolomb() throws UnsupportedCodec {
        int code = golomb();
        return (code & 1) == 1 ? code / 2 + 1 : -(code / 2);
    }
}
