package io.rostrum.media.stream;

import io.rostrum.contracts.id.ShowId;

import java.time.Instant;

/** Where streams go: whoever serves and keeps them. Its methods may be called from any thread. */
public interface StreamSink {

    /**
     * Opens a show's stream because its seller publishes. A stream of the same show that is kept from before
     * goes on, with its epoch and its count of runs, whether it had ended or the process was stopped within
     * it. A show has at most one open stream; a second call before {@link LiveStream#end} is a broken
     * invariant.
     *
     * @param now becomes the moment of {@link MediaTime#HEAD_START_MILLIS} if the stream is a new one
     */
    LiveStream open(ShowId showId, Instant now);
}
