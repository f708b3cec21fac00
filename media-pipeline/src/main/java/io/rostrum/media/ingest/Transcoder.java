package io.rostrum.media.ingest;

import io.rostrum.media.stream.RunSink;

import java.io.IOException;

/** What makes tiers out of a publisher's picture. */
public interface Transcoder {

    /** Whether there is one on this machine. */
    boolean usable();

    /**
     * Starts a run of it.
     *
     * @param died is called once, by any thread, when it ends without having been asked to
     */
    Run start(RunPlan plan, RunSink sink, Runnable died) throws IOException;

    /** One run. Fed by one thread; watched by another. */
    interface Run {

        /** Hands the next bytes of FLV over; waits while the transcoder is busy. */
        void feed(byte[] bytes) throws IOException;

        /** How long it has given nothing though it was fed, or taken nothing; milliseconds. */
        long stuckMillis();

        /** Ends it, with all that was fed; waits a bounded time, then kills it. The sink hears the end. */
        void finish();

        /** Ends it at once. The sink hears the end. */
        void kill();

        /** Kills it without waiting for anything: its end is told as a death. */
        void abort();

        /** The last that it said of itself; for the log. */
        String lastWords();
    }
}
