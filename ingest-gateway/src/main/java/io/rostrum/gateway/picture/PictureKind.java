package io.rostrum.gateway.picture;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of pictures that are taken, told by their first bytes, never by a name or a header. */
enum PictureKind {
    JPEG("jpeg", 0xFF, 0xD8, 0xFF),
    PNG("png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'),
    GIF("gif", 'G', 'I', 'F', '8');

    private final String format;
    private final byte[] magic;

    PictureKind(String format, int... magic) {
        this.format = format;
        this.magic = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            this.magic[i] = (byte) magic[i];
        }
    }

    /** ImageIO's name of the format. */
    String format() {
        return format;
    }

    static Optional<PictureKind> of(byte[] bytes) {
        return Arrays.stream(values())
                .filter(kind -> bytes.length > kind.magic.length
                        && Arrays.equals(bytes, 0, kind.magic.length, kind.magic, 0, kind.magic.length))
                .findFirst();
    }
}
