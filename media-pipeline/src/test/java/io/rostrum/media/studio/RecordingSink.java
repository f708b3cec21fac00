package io.rostrum.media.studio;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.media.stream.LiveStream;
import io.rostrum.media.stream.MediaTime;
import io.rostrum.media.stream.Rendition;
import io.rostrum.media.stream.RunSink;
import io.rostrum.media.stream.RunStart;
import io.rostrum.media.stream.StreamSink;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps all that a stream delivers, and fails the test if the seam's order of calls is broken. */
public final class RecordingSink implements StreamSink {

    private final Map<ShowId, Recorded> streams = new ConcurrentHashMap<>();

    @Override
    public LiveStream open(ShowId showId, Instant now) {
        Recorded stream = streams.computeIfAbsent(showId, id -> new Recorded(id, MediaTime.epochOfStreamFrom(now)));
        stream.reopen();
        return stream;
    }

    /** The show's stream, or null. */
    public Recorded stream(String showId) {
        return streams.get(new ShowId(showId));
    }

    /** One stream, with its runs. */
    public static final class Recorded implements LiveStream {

        private final ShowId showId;
        private final Instant epoch;
        public final List<Run> runs = new CopyOnWriteArrayList<>();
        public final List<String> broken = new CopyOnWriteArrayList<>();
        private volatile boolean open;

        Recorded(ShowId showId, Instant epoch) {
            this.showId = showId;
            this.epoch = epoch;
        }

        private void reopen() {
            if (open) {
                broken.add("opened twice");
            }
            open = true;
        }

        @Override
        public ShowId showId() {
            return showId;
        }

        @Override
        public Instant epoch() {
            return epoch;
        }

        @Override
        public int runs() {
            return runs.size();
        }

        @Override
        public long lastMediaMillis() {
            return 0;
        }

        @Override
        public RunSink begin(RunStart start) {
            if (!runs.isEmpty() && !runs.getLast().over) {
                broken.add("run " + start.number() + " began within another");
            }
            Run run = new Run(start);
            runs.add(run);
            return run;
        }

        @Override
        public void end() {
            if (!runs.isEmpty() && !runs.getLast().over) {
                broken.add("ended within a run");
            }
            open = false;
        }

        public boolean isOpen() {
            return open;
        }
    }

    /** One run's bytes. */
    public static final class Run implements RunSink {

        public final RunStart start;
        private final Map<String, ByteArrayOutputStream> bytes = new ConcurrentHashMap<>();
        public final NavigableMap<Long, byte[]> thumbnails = new ConcurrentSkipListMap<>();
        public volatile boolean over;
        public volatile boolean blocked;
        public volatile long firstNanos;

        Run(RunStart start) {
            this.start = start;
        }

        @Override
        public void bytes(Rendition rendition, ByteBuffer more) {
            if (firstNanos == 0) {
                firstNanos = System.nanoTime();
            }
            while (blocked && !over) {
                Thread.onSpinWait();
            }
            ByteArrayOutputStream all = bytes.computeIfAbsent(rendition.name(), name -> new ByteArrayOutputStream());
            synchronized (all) {
                byte[] chunk = new byte[more.remaining()];
                more.get(chunk);
                all.writeBytes(chunk);
            }
        }

        @Override
        public void thumbnail(long mediaMillis, byte[] jpeg) {
            thumbnails.put(mediaMillis, jpeg);
        }

        @Override
        public void end() {
            over = true;
        }

        public byte[] bytes(String rendition) {
            ByteArrayOutputStream all = bytes.get(rendition);
            if (all == null) {
                return new byte[0];
            }
            synchronized (all) {
                return all.toByteArray();
            }
        }

        public List<Fragment> fragments(String rendition) {
            return Fragment.of(bytes(rendition));
        }
    }

    /** Names of what was delivered. */
    public static List<String> names(RunStart start) {
        List<String> names = new ArrayList<>();
        start.renditions().forEach(one -> names.add(one.name()));
        return names;
    }
}
