package io.rostrum.media;

import io.rostrum.media.kafka.StreamFacts;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/** The media process: what takes streams in, joined with what serves them. */
public final class Media implements AutoCloseable {

    private final StreamFacts facts;
    private final Serving serving;
    private final Ingest ingest;
    private final CompletableFuture<Void> failed = new CompletableFuture<>();

    Media(MediaConfig config) throws IOException {
        Clock clock = Clock.systemUTC();
        facts = new StreamFacts(config.kafka(), clock);
        serving = new Serving(config, clock, facts::append);
        ingest = new Ingest(config, serving.sink(), facts, clock);
    }

    /** Starts everything; tells the port of HTTP. */
    int start() throws IOException {
        int port = serving.start();
        serving.followLots();
        ingest.start();
        return port;
    }

    /** Completes, with the fault, when the process can no longer do its work. */
    CompletableFuture<Void> failed() {
        return failed;
    }

    /** First nothing more comes in, so that what came is served and kept to its end. */
    @Override
    public void close() {
        ingest.close();
        serving.close();
        facts.close();
        failed.complete(null);
    }
}
