package io.rostrum.media.show;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.media.archive.KeptSegment;
import io.rostrum.media.archive.Recording;
import io.rostrum.media.hls.Place;
import io.rostrum.media.hls.Playlists;
import io.rostrum.media.hls.RenditionWindow;
import io.rostrum.media.hls.Segment;
import io.rostrum.media.hls.WindowView;
import io.rostrum.media.mp4.InitSegment;
import io.rostrum.media.stream.LiveStream;
import io.rostrum.media.stream.Rendition;
import io.rostrum.media.stream.RunSink;
import io.rostrum.media.stream.RunStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongConsumer;

/** One show's stream while it is open, and for a little while after. */
public final class Show implements LiveStream {

    private static final Logger LOG = LoggerFactory.getLogger(Show.class);

    private final ShowId showId;
    private final Instant epoch;
    private final Shows.Means means;
    private final LongConsumer whenOver;
    private final ConcurrentMap<String, RenditionWindow> windows = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, InitSegment> inits = new ConcurrentHashMap<>();
    private volatile RunStart run;
    private volatile int runs;
    private volatile long lastKeptMillis;
    private volatile boolean over;

    Show(ShowId showId, Instant epoch, Shows.Means means, Recording kept, LongConsumer whenOver) {
        this.showId = showId;
        this.epoch = epoch;
        this.means = means;
        this.whenOver = whenOver;
        if (kept != null) {
            runs = kept.lastRun();
            lastKeptMillis = kept.lastMediaMillis();
            for (String name : kept.renditions()) {
                window(name).restore(Replays.segments(kept, name, means.timing().windowSegments()));
            }
        }
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
        return runs;
    }

    @Override
    public long lastMediaMillis() {
        long last = lastKeptMillis;
        for (RenditionWindow window : windows.values()) {
            WindowView view = window.view();
            if (!view.isEmpty()) {
                last = Math.max(last, view.segments().getLast().endMillis() - epoch.toEpochMilli());
            }
        }
        return last;
    }

    @Override
    public RunSink begin(RunStart start) {
        long first = Math.round((double) start.fromMediaMillis() / means.timing().segmentMillis());
        for (RenditionWindow window : windows.values()) {
            first = Math.max(first, window.view().lastNumber() + 1);
        }
        run = start;
        runs = start.number();
        return new RunFeed(this, start, first);
    }

    @Override
    public void end() {
        windows.values().forEach(RenditionWindow::end);
        over = true;
        long now = means.clock().millis();
        keep("over", new byte[0], () -> means.archive().over(showId.value(), now), () -> {});
        whenOver.accept(now);
    }

    /** It goes on, though it was over a moment ago. */
    void reopen() {
        over = false;
        windows.values().forEach(RenditionWindow::resume);
        keep("again", new byte[0], () -> means.archive().resume(showId.value()), () -> {});
    }

    /** Whether nothing follows. */
    public boolean isOver() {
        return over;
    }

    RenditionWindow window(String name) {
        return windows.computeIfAbsent(name, rendition -> new RenditionWindow(
                means.timing(), epoch.toEpochMilli(), means.maxWaiting(), means.answering(),
                (segment, bytes) -> keepSegment(rendition, segment, bytes)));
    }

    private void keepSegment(String rendition, Segment segment, byte[] bytes) {
        KeptSegment kept = new KeptSegment(
                segment.number(), segment.run(), segment.start(), segment.duration(), bytes.length);
        keep(rendition + "/" + segment.number(), bytes, () -> {
            means.archive().putSegment(showId.value(), rendition, kept, bytes);
        }, () -> windows.get(rendition).lost(segment.number()));
    }

    void keepInit(String rendition, int number, InitSegment init) {
        inits.put(rendition + "/" + number, init);
        keep(rendition + "/init." + number, init.bytes(), () -> {
            means.archive().begin(showId.value(), epoch.toEpochMilli());
            means.archive().putInit(showId.value(), rendition, number, init);
        }, () -> {});
    }

    void keepThumb(long mediaMillis, byte[] jpeg) {
        keep("thumb." + mediaMillis, jpeg, () -> {
            means.archive().putThumb(showId.value(), mediaMillis, jpeg);
            String path = "/shows/" + showId + "/thumbs/" + mediaMillis + ".jpg";
            means.facts().tell(
                    showId + ":thumb:" + mediaMillis, showId,
                    new MediaEvent.ThumbnailTaken(mediaMillis, path));
        }, () -> {});
    }

    private void keep(String name, byte[] bytes, Recorder.Write write, Runnable ifLost) {
        means.recorder().keep(showId.value() + "/" + name, bytes, write, ifLost);
    }

    /** The window of a rendition; absent if there is none of that name. */
    public Optional<RenditionWindow> find(String rendition) {
        return Optional.ofNullable(windows.get(rendition));
    }

    /** The initialization of a run that this process had; absent if it had not. */
    public Optional<InitSegment> init(String rendition, int number) {
        return Optional.ofNullable(inits.get(rendition + "/" + number));
    }

    /** A whole segment: out of memory, or on its way to the archive; absent if it must be read there. */
    public Optional<byte[]> segment(String rendition, long number) {
        RenditionWindow window = windows.get(rendition);
        Segment segment = window == null ? null : window.view().segment(number);
        boolean whole = segment != null && segment.state() == Segment.State.WHOLE;
        byte[] bytes = whole ? segment.bytes() : null;
        return bytes != null ? Optional.of(bytes)
                : means.recorder().pending(showId.value() + "/" + rendition + "/" + number);
    }

    /** Where the other renditions of the run stand. */
    public List<Playlists.Report> reports(String but) {
        List<Playlists.Report> reports = new ArrayList<>(3);
        RunStart now = run;
        for (Rendition rendition : now == null ? List.<Rendition>of() : now.renditions()) {
            RenditionWindow window = windows.get(rendition.name());
            if (window != null && !rendition.name().equals(but) && !window.view().isEmpty()) {
                WindowView view = window.view();
                reports.add(new Playlists.Report(
                        rendition.name(), new Place(view.lastNumber(), view.lastPart())));
            }
        }
        return reports;
    }

    /**
     * The multivariant playlist; absent until every rendition of the run has begun.
     */
    public Optional<String> multivariant() {
        RunStart now = run;
        if (now == null) {
            return Optional.empty();
        }
        Map<Rendition, Playlists.Variant> variants = new LinkedHashMap<>();
        for (Rendition rendition : now.renditions()) {
            InitSegment init = inits.get(rendition.name() + "/" + now.number());
            RenditionWindow window = windows.get(rendition.name());
            if (init == null || window == null || window.view().isEmpty()) {
                return Optional.empty();
            }
            variants.put(rendition, new Playlists.Variant(
                    rendition.name(), init.track().codec(), init.track().width(), init.track().height(),
                    rendition.bitsPerSecond(), rendition.video() ? now.frameRate() : 0));
        }
        Playlists.Variant audio = variants.entrySet().stream()
                .filter(variant -> !variant.getKey().video())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        List<Playlists.Variant> pictures = variants.entrySet().stream()
                .filter(variant -> variant.getKey().video())
                .map(Map.Entry::getValue)
                .toList();
        return Optional.of(Playlists.multivariant(pictures, audio, Playlists.MEDIA));
    }

    void finishRun() {
        windows.values().forEach(RenditionWindow::finishRun);
        LOG.atInfo().setMessage("a run of a stream ended").addKeyValue("showId", showId)
                .addKeyValue("run", runs).log();
    }

    /** How many wait for what comes next. */
    public int waiting() {
        return windows.values().stream().mapToInt(RenditionWindow::waiting).sum();
    }
}
