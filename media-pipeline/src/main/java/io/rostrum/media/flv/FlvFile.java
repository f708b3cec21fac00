package io.rostrum.media.flv;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes tags as an FLV file, which is what a transcoder reads. */
public final class FlvFile {

    private static final int TAG_HEAD = 11;
    private static final int TAG_TAIL = 4;

    private FlvFile() {}

    /** The file's first bytes. */
    public static byte[] head(boolean audio) {
        ByteBuffer head = ByteBuffer.allocate(13);
        head.put("FLV".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) (audio ? 5 : 1));
        return head.putInt(9).putInt(0).array();
    }

    /** One tag, at a time of the writer's choice. */
    public static byte[] tag(FlvTag tag, long millis) {
        byte[] body = tag.body();
        ByteBuffer bytes = ByteBuffer.allocate(TAG_HEAD + body.length + TAG_TAIL);
        bytes.put((byte) tag.kind().code());
        put24(bytes, body.length);
        put24(bytes, (int) millis & 0xffffff);
        bytes.put((byte) (millis >>> 24));
        put24(bytes, 0);
        return bytes.put(body).putInt(TAG_HEAD + body.length).array();
    }

    private static void put24(ByteBuffer bytes, int value) {
        bytes.put((byte) (value >>> 16)).put((byte) (value >>> 8)).put((byte) value);
    }
}
