package io.rostrum.media.stream;

import io.rostrum.contracts.id.ShowId;

import java.time.Instant;

/**
 * One show's stream while it is open.
 *
 * <pre>
 *   open ─begin─► run 1 ─end─► (gap) ─begin─► run 2 ─end─► … ─end─► over
 * </pre>
 *
 * <p>The calls come one after the other, from one thread at a time. Runs do not overlap: a run is ended
 * before the next one begins. Between two runs there is a discontinuity, however short the gap.
 */
public interface LiveStream {

    ShowId showId();

    /** The date-time of media time 0, to the millisecond; stays for the life of the show's stream. */
    Instant epoch();

    /** Runs that this stream had so far, over all restarts; the next one has this number and one. */
    int runs();

    /** The greatest media time that was kept so far; the next run begins behind it. 0 before the first. */
    long lastMediaMillis();

    /** A transcoder was started; its bytes follow. */
    RunSink begin(RunStart run);

    /** No publisher came back: the stream is over, and what was kept of it is a replay. No call follows. */
    void end();
}
