package io.rostrum.media.stream;

import java.nio.ByteBuffer;

/**
 * Takes what one run of a transcoder puts out.
 *
 * <p>The outputs come from a thread each, side by side; one output's bytes come in order, cut anywhere. A
 * call may block: the transcoder is held back by it, and in the end the publisher. One that blocks for
 * seconds is taken for a transcoder that hangs, and the run is ended.
 */
public interface RunSink {

    /** The next bytes of one output; the buffer is the caller's again when the call returns. */
    void bytes(Rendition rendition, ByteBuffer bytes);

    /** A small picture (JPEG) of a moment of the stream, every few seconds. The array is the callee's. */
    void thumbnail(long mediaMillis, byte[] jpeg);

    /** The run is over; no bytes follow. What is unfinished at the end of an output is dropped. */
    void end();
}
