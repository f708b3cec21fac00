package io.rostrum.media.hls;

import io.rostrum.media.mp4.Fragment;
import io.rostrum.media.mp4.MalformedMedia;
import io.rostrum.media.mp4.Track;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;


/**
 * What viewers of one rendition can go back to while its show is live: the newest segments, the very newest
 * with their bytes. Bounded in segments and in bytes.
 *
 * <p>One thread at a time feeds it; any may look.
 */
public final class RenditionWindow {

    /** The longest time without a picture that stands in the window as a gap; a longer one begins it anew. */
    static final int MAX_GAP_SEGMENTS = Cutter.MAX_HOLE;

    private final HlsTiming timing;
    private final long epochMillis;
    private final Waiters waiters;
    private final BiConsumer<Segment, byte[]> whole;
    private final List<Segment> segments = new ArrayList<>();
    private final Set<Long> lost = new HashSet<>();
    private volatile WindowView view;
    private Track track;
    private Cutter cutter;
    private int run;
    private boolean discontinuity;
    private long discontinuities;
    private boolean ended;
    private int partTargetMillis;
    private int targetSeconds;

    /**
     * @param epochMillis the date-time of media time 0
     * @param maxWaiting how many may wait at a time
     * @param answering runs what waits, so that it does not hold up the feeding
     * @param whole is told each segment that became whole, with its bytes
     */
    public RenditionWindow(
            HlsTiming timing, long epochMillis, int maxWaiting, Executor answering,
            BiConsumer<Segment, byte[]> whole) {
        this.timing = timing;
        this.epochMillis = epochMillis;
        waiters = new Waiters(maxWaiting, answering);
        this.whole = whole;
        partTargetMillis = timing.partTargetMillis();
        targetSeconds = timing.targetSeconds();
        view = snapshot(0);
    }

    /** How it stands now. */
    public WindowView view() {
        return view;
    }

    /**
     * A view that has the place, now or when it is there.
     *
     * @return {@code null} if as many wait as may; else completes with {@code TimeoutException}
     *     after that time
     */
    public CompletableFuture<WindowView> when(Place place, long millis) {
        WindowView now = view;
        return now.has(place)
                ? CompletableFuture.completedFuture(now)
                : waiters.add(place, millis, this::view);
    }

    /** How many wait. */
    public int waiting() {
        return waiters.size();
    }

    /** Puts segments that are kept from before a restart, oldest first, into a window that is empty. */
    public synchronized void restore(List<Segment> kept) {
        if (!segments.isEmpty()) {
            throw new IllegalStateException("only an empty window is restored");
        }
        for (Segment segment : kept) {
            append(segment);
        }
        publish();
    }

    /**
     * A run of the encoder begins.
     *
     * @param origin where the run's clock starts, in ticks of this track
     * @param first the number of the segment that starts there; above all that were
     */
    public synchronized void begin(int run, Track track, long origin, long first) {
        finishGrowing();
        this.run = run;
        this.track = track;
        cutter = new Cutter(track, timing.segmentMillis(), origin, first);
        discontinuity = view.lastNumber() >= 0 || discontinuities > 0;
    }

    /** The next fragment of the run: a part. */
    public synchronized void add(Fragment fragment) throws MalformedMedia {
        long number = cutter.place(fragment);
        if (number < 0) {
            return;
        }
        Part part = new Part(fragment.bytes(), fragment.duration(), fragment.independent());
        Segment last = segments.isEmpty() ? null : segments.getLast();
        boolean grows = last != null && last.number() == number && last.state() == Segment.State.GROWING;
        if (grows) {
            segments.set(segments.size() - 1, last.with(part));
        } else {
            finishGrowing();
            bridge(number, fragment.start());
            append(started(number, fragment.start()).with(part));
        }
        partTargetMillis = Math.max(partTargetMillis, (int) track.millis(fragment.duration()));
        if (cutter.isWhole()) {
            finishGrowing();
        }
        publish();
    }

    private Segment started(long number, long start) {
        Segment segment = new Segment(
                number, run, start, 0, track.timescale(), epochMillis + track.millis(start),
                Segment.State.GROWING, discontinuity, List.of());
        discontinuity = false;
        return segment;
    }

    /** Marks what never came, so that the numbers go on one by one; after a long time it starts anew. */
    private void bridge(long number, long start) {
        long last = view.lastNumber();
        if (last < 0) {
            lead(number, start);
            return;
        }
        long missing = number - last - 1;
        if (missing > MAX_GAP_SEGMENTS) {
            while (!segments.isEmpty()) {
                removeOldest();
            }
            return;
        }
        for (long n = last + 1; n < number; n++) {
            gap(n, segments.getLast().run(), number, start);
        }
    }

    /**
     * The time before the first picture, of which nothing is there. It is told because a player may take a
     * playlist without one segment that is whole for an empty one, and would wait until the first is: the
     * first picture would be two seconds later.
     */
    private void lead(long number, long start) {
        if (number > 0) {
            gap(number - 1, run, number, start);
        }
    }

    private void gap(long number, int ofRun, long next, long nextStart) {
        long length = timing.segmentMillis() * track.timescale() / 1_000;
        long from = nextStart - (next - number) * length;
        append(new Segment(
                number, ofRun, from, length, track.timescale(), epochMillis + track.millis(from),
                Segment.State.GAP, false, List.of()));
    }

    private void append(Segment segment) {
        segments.add(segment);
        while (segments.size() > timing.windowSegments()) {
            removeOldest();
        }
        int outOfMemory = segments.size() - 1 - timing.memorySegments();
        if (outOfMemory >= 0) {
            Segment old = segments.get(outOfMemory);
            segments.set(outOfMemory, lost.remove(old.number())
                    ? old.as(Segment.State.GAP) : old.withoutParts());
        }
    }

    private void removeOldest() {
        discontinuities += segments.removeFirst().discontinuity() ? 1 : 0;
    }

    private void finishGrowing() {
        if (segments.isEmpty() || segments.getLast().state() != Segment.State.GROWING) {
            return;
        }
        Segment last = segments.getLast().as(Segment.State.WHOLE);
        segments.set(segments.size() - 1, last);
        targetSeconds = Math.max(targetSeconds, (int) Math.round(last.seconds()));
        whole.accept(last, last.bytes());
    }

    /** The run is over; what grows is whole. */
    public synchronized void finishRun() {
        finishGrowing();
        cutter = null;
        publish();
    }

    /** Nothing follows. */
    public synchronized void end() {
        finishGrowing();
        ended = true;
        publish();
    }

    /** The stream goes on after all. */
    public synchronized void resume() {
        ended = false;
        publish();
    }

    /** The segment could not be kept: once its bytes leave memory it is a gap. */
    public synchronized void lost(long number) {
        Segment segment = view.segment(number);
        if (segment == null) {
            return;
        }
        if (!segment.parts().isEmpty()) {
            lost.add(number);
            return;
        }
        segments.set((int) (number - segments.getFirst().number()), segment.as(Segment.State.GAP));
        publish();
    }

    private void publish() {
        view = snapshot(view.version() + 1);
        waiters.tell(view);
    }

    private WindowView snapshot(long version) {
        return new WindowView(
                version, List.copyOf(segments), discontinuities, ended, partTargetMillis, targetSeconds);
    }
}
