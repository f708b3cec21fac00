package io.rostrum.media.rtmp;

/**
 * One whole message.
 *
 * @param type as the protocol numbers it
 * @param streamId 0 for the connection itself
 * @param timestamp milliseconds, unsigned 32 bits
 */
record RtmpMessage(int type, int streamId, long timestamp, byte[] body) {

    static final int SET_CHUNK_SIZE = 1;
    static final int ABORT = 2;
    static final int ACKNOWLEDGEMENT = 3;
    static final int USER_CONTROL = 4;
    static final int WINDOW_SIZE = 5;
    static final int PEER_BANDWIDTH = 6;
    static final int AUDIO = 8;
    static final int VIDEO = 9;
    static final int DATA_AMF3 = 15;
    static final int COMMAND_AMF3 = 17;
    static final int DATA = 18;
    static final int COMMAND = 20;

    /** The body's first four bytes as a number; what is shorter is a fault. */
    int number() throws RtmpFault {
        if (body.length < 4) {
            throw new RtmpFault(
                    RtmpRefusal.MALFORMED_CHUNK, "a control message of " + body.length + " bytes");
        }
        return (body[0] & 0xff) << 24 | (body[1] & 0xff) << 16 | (body[2] & 0xff) << 8 | body[3] & 0xff;
    }
}
