package io.rostrum.media.ingest;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.contracts.media.PublishRefusal;
import io.rostrum.contracts.media.StreamKey;
import io.rostrum.media.stream.StreamSink;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Every stream that is taken in: who may publish, and to which show it goes. Safe for several threads. */
public final class StreamDesk implements Publishers, AutoCloseable {

    private static final int WATCH_MILLIS = 200;
    private static final int STOP_SECONDS = 8;

    private final IngestTerms terms;
    private final Ladder ladder;
    private final StreamKeys keys;
    private final StreamSink sink;
    private final Transcoder transcoder;
    private final MediaJournal journal;
    private final Clock clock;
    private final Map<ShowId, ShowStream> streams = new HashMap<>();
    private final Map<ShowId, Thread> threads = new HashMap<>();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("watch").factory());

    public StreamDesk(
            IngestTerms terms, Ladder ladder, StreamKeys keys, StreamSink sink, Transcoder transcoder,
            MediaJournal journal, Clock clock) {
        this.terms = terms;
        this.ladder = ladder;
        this.keys = keys;
        this.sink = sink;
        this.transcoder = transcoder;
        this.journal = journal;
        this.clock = clock;
        watch.scheduleWithFixedDelay(this::watch, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public Admission admit(String streamKey, boolean takeOver, Publisher publisher) {
        Optional<String> hash = hashOf(streamKey);
        Optional<ShowId> show = hash.flatMap(keys::show);
        if (show.isEmpty()) {
            return new Admission.Refused(PublishRefusal.UNKNOWN_KEY, "no show has this key");
        }
        if (!transcoder.usable()) {
            return refused(show.get(), PublishRefusal.NO_TRANSCODER, "no usable ffmpeg is on this machine");
        }
        synchronized (this) {
            ShowStream stream = streams.get(show.get());
            if (stream == null && streams.size() >= terms.streams()) {
                return refused(show.get(), PublishRefusal.TOO_MANY_STREAMS, terms.streams() + " are taken");
            }
            if (stream == null) {
                stream = open(show.get());
            }
            return stream.join(publisher, hash.get(), takeOver);
        }
    }

    private static Optional<String> hashOf(String streamKey) {
        try {
            return Optional.of(new StreamKey(streamKey).hash());
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    private Admission refused(ShowId showId, PublishRefusal reason, String detail) {
        journal.tell(showId, "refused:" + System.nanoTime(), new MediaEvent.PublishRefused(reason, detail));
        return new Admission.Refused(reason, detail);
    }

    private ShowStream open(ShowId showId) {
        Production production = new Production(showId, terms, ladder, sink, transcoder, journal, clock);
        ShowStream stream = new ShowStream(showId, terms, journal, this, production);
        streams.put(showId, stream);
        threads.put(showId, Thread.ofPlatform().name("stream-" + showId).start(stream));
        return stream;
    }

    /** A show has another key: a publisher with the one before is cut off. */
    public void keySet(ShowId showId, String keyHash) {
        keys.set(showId, keyHash);
        ShowStream stream;
        synchronized (this) {
            stream = streams.get(showId);
        }
        if (stream != null) {
            stream.keyIsNow(keyHash);
        }
    }

    /** A show has ended: nobody publishes anew; who is on may say goodbye to the room. */
    public void showEnded(ShowId showId) {
        keys.remove(showId);
    }

    /** Streams that are taken in or waited for. */
    public synchronized int streams() {
        return streams.size();
    }

    /** Lets a stream end, unless somebody joined it this moment. */
    synchronized boolean forgetIfAlone(ShowStream stream) {
        if (stream.occupied()) {
            return false;
        }
        forget(stream);
        return true;
    }

    synchronized void forget(ShowStream stream) {
        if (streams.remove(stream.showId(), stream)) {
            threads.remove(stream.showId());
        }
    }

    private void watch() {
        List<ShowStream> all;
        synchronized (this) {
            all = List.copyOf(streams.values());
        }
        all.forEach(ShowStream::watch);
    }

    @Override
    public void close() {
        List<Thread> running;
        synchronized (this) {
            streams.values().forEach(ShowStream::stop);
            running = List.copyOf(threads.values());
        }
        for (Thread thread : running) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        watch.shutdownNow();
    }
}
