package io.rostrum.media.show;

import io.rostrum.media.hls.RenditionWindow;
import io.rostrum.media.mp4.Fragment;
import io.rostrum.media.mp4.FragmentReader;
import io.rostrum.media.mp4.InitSegment;
import io.rostrum.media.mp4.MalformedMedia;
import io.rostrum.media.mp4.Track;
import io.rostrum.media.stream.Rendition;
import io.rostrum.media.stream.RunSink;
import io.rostrum.media.stream.RunStart;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes one run of the transcoder into the windows of a show.
 *
 * <p>The clock by which all renditions are cut starts with the first keyframe of the picture; sound that
 * comes
 * before it waits.
 */
final class RunFeed implements RunSink {

    /** Fragments of sound that wait for a picture; then the sound starts the clock. */
    static final int MAX_WAITING = 32;

    private static final long UNKNOWN = -1;
    private static final long MICROS = 1_000_000;

    private final Show show;
    private final RunStart run;
    private final long first;
    private final boolean picture;
    private final AtomicLong originMicros = new AtomicLong(UNKNOWN);
    private final Map<String, Output> outputs = new HashMap<>();

    /** @param first the number of the run's first segment */
    RunFeed(Show show, RunStart run, long first) {
        this.show = show;
        this.run = run;
        this.first = first;
        picture = run.renditions().stream().anyMatch(Rendition::video);
        for (Rendition rendition : run.renditions()) {
            outputs.put(rendition.name(), new Output(rendition));
        }
    }

    /** @throws UncheckedIOException around {@link MalformedMedia} if the bytes are no such media */
    @Override
    public void bytes(Rendition rendition, ByteBuffer bytes) {
        Output output = outputs.get(rendition.name());
        if (output == null) {
            throw new IllegalArgumentException("rendition " + rendition.name() + " is not of this run");
        }
        try {
            output.reader.feed(bytes);
        } catch (MalformedMedia fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void thumbnail(long mediaMillis, byte[] jpeg) {
        show.keepThumb(mediaMillis, jpeg);
    }

    @Override
    public void end() {
        show.finishRun();
    }

    /** One output of the run; fed by one thread. */
    private final class Output implements FragmentReader.Sink {

        private final Rendition rendition;
        private final RenditionWindow window;
        private final FragmentReader reader = new FragmentReader(this);
        private final List<Fragment> early = new ArrayList<>();
        private Track track;
        private boolean begun;

        Output(Rendition rendition) {
            this.rendition = rendition;
            window = show.window(rendition.name());
        }

        @Override
        public void init(InitSegment init) throws MalformedMedia {
            track = init.track();
            if ((track.kind() == Track.Kind.VIDEO) != rendition.video()) {
                throw new MalformedMedia("rendition " + rendition.name() + " carries " + track.kind());
            }
            show.keepInit(rendition.name(), run.number(), init);
        }

        @Override
        public void fragment(Fragment fragment) throws MalformedMedia {
            if (!begun && !begin(fragment)) {
                return;
            }
            window.add(fragment);
        }

        /** Whether the output has begun; what comes too early waits, or is of no use. */
        private boolean begin(Fragment fragment) throws MalformedMedia {
            if (rendition.video() && !fragment.independent()) {
                return false;
            }
            boolean starts = rendition.video() || !picture || early.size() >= MAX_WAITING;
            Fragment earliest = early.isEmpty() ? fragment : early.getFirst();
            if (starts) {
                originMicros.compareAndSet(UNKNOWN, micros(earliest.start()));
            }
            if (originMicros.get() == UNKNOWN) {
                early.add(fragment);
                return false;
            }
            long origin = Math.round((double) originMicros.get() * track.timescale() / MICROS);
            window.begin(run.number(), track, origin, first);
            begun = true;
            for (Fragment before : early) {
                window.add(before);
            }
            early.clear();
            return true;
        }

        private long micros(long ticks) {
            return Math.max(0, ticks) * MICROS / track.timescale();
        }
    }
}
