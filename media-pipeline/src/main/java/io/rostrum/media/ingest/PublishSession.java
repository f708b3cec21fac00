package io.rostrum.media.ingest;

import io.rostrum.contracts.media.DownReason;
import io.rostrum.media.flv.FlvTag;
import io.rostrum.media.flv.UnsupportedCodec;

/** A publisher that was admitted. For the one thread of its connection; nothing here waits. */
public interface PublishSession {

    /** The next piece. After a codec that is not taken the session is over. */
    void media(FlvTag tag) throws UnsupportedCodec;

    /** The connection is over; told once or more. */
    void over(DownReason reason);
}
