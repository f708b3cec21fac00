package io.rostrum.bench.media;

import io.rostrum.bench.edge.Varnish;
import io.rostrum.bench.media.Viewer.Look;
import io.rostrum.bench.report.Asked;
import io.rostrum.bench.report.Row;
import io.rostrum.bench.statistics.Percentiles;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.devstack.engine.CannotStart;
import io.rostrum.devstack.engine.Progress;
import io.rostrum.devstack.engine.StackSettings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How old the picture is that a viewer sees: from the moment the publisher drew it to its stay on the screen
 * of a real Chromium with the room's own player. All on one machine and one clock.
 */
final class GlassPart {

    private static final Asked SOON = Asked.under(2_000);
    private static final Asked AFTER_RECOVERY = Asked.atMost(3_000);
    private static final int RECOVERED_MILLIS = 3_000;
    private static final int KEYFRAME_SECONDS = 2;
    private static final int SETTLE_SECONDS = 10;
    private static final int CUT_SECONDS = 5;
    private static final int SWITCH_EVERY_SECONDS = 5;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final ShowId SHOW = new ShowId("bench-glass");

    private final StackSettings settings;
    private final Studio studio;
    private final Cinema cinema;
    private final int seconds;
    private final Progress progress;
    private final List<Row> rows = new ArrayList<>();

    GlassPart(StackSettings settings, Studio studio, Cinema cinema, int seconds, Progress progress) {
        this.settings = settings;
        this.studio = studio;
        this.cinema = cinema;
        this.seconds = seconds;
        this.progress = progress;
    }

    List<Row> measure() throws Exception {
        studio.publish(SHOW, KEYFRAME_SECONDS);
        String direct = studio.address() + studio.playlist(SHOW);
        List<Integer> heights = watched("direct", direct, 0);
        throughTheEdge();
        for (int height : heights) {
            watched("tier " + height + "p", direct, height);
        }
        switching(direct, heights);
        afterACut();
        studio.stop(SHOW);
        return rows;
    }

    /** Many minutes, and how much older the picture is at their end. */
    List<Row> measureDrift(int minutes) throws Exception {
        studio.publish(SHOW, KEYFRAME_SECONDS);
        try (Viewer viewer = seated(studio.address() + studio.playlist(SHOW))) {
            List<Look> first = looked(viewer, 60);
            List<Look> all = new ArrayList<>(first);
            List<Look> last = first;
            for (int minute = 1; minute < minutes; minute++) {
                progress.say("minute " + (minute + 1) + " of " + minutes);
                last = looked(viewer, 60);
                all.addAll(last);
            }
            Percentiles ages = Ages.of(all);
            String what = "over " + minutes + " minutes";
            rows.add(Row.of(what + ": p50", ages.p50Millis(), "ms", Asked.NOTHING));
            rows.add(Row.of(what + ": p95", ages.p95Millis(), "ms", SOON));
            rows.add(Row.of(what + ": p50 of the last minute less that of the first",
                    Ages.of(last).p50Millis() - Ages.of(first).p50Millis(), "ms", Asked.atMost(100)));
        }
        studio.stop(SHOW);
        return rows;
    }

    private Viewer seated(String url) throws InterruptedException {
        Viewer viewer = cinema.seat();
        viewer.openWhenThere(url);
        viewer.firstPictureMillis(PATIENCE_MILLIS);
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        viewer.take();
        return viewer;
    }

    private static List<Look> looked(Viewer viewer, int seconds) throws InterruptedException {
        TimeUnit.SECONDS.sleep(seconds);
        return viewer.take();
    }

    private List<Integer> watched(String what, String url, int height) throws InterruptedException {
        progress.say(what);
        try (Viewer viewer = seated(url)) {
            if (height > 0) {
                viewer.choose(height);
                TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
                viewer.take();
            }
            List<Look> looks = looked(viewer, seconds);
            tell(what, height > 0 ? Ages.ofHeight(looks, height) : looks);
            return viewer.heights();
        }
    }

    private void tell(String what, List<Look> looks) {
        Percentiles ages = Ages.of(looks);
        rows.add(Row.of(what + ": p50", ages.p50Millis(), "ms", Asked.NOTHING));
        rows.add(Row.of(what + ": p95", ages.p95Millis(), "ms", SOON));
        rows.add(Row.of(what + ": longest", ages.maxMillis(), "ms", Asked.NOTHING));
    }

    private void throughTheEdge() throws Exception {
        int port = settings.media().port() + 5;
        Path folder = settings.data().resolve("edge");
        try (Varnish edge = Varnish.start(settings.home(), folder, port, settings.media().port())) {
            watched("through the edge", "http://127.0.0.1:" + port + studio.playlist(SHOW), 0);
            if (!edge.isAlive()) {
                throw new IllegalStateException("the edge ended while it was measured");
            }
        } catch (CannotStart without) {
            rows.add(Row.unmeasured("through the edge: p95", "ms", SOON, without.getMessage()));
        }
    }

    private void switching(String url, List<Integer> heights) throws InterruptedException {
        progress.say("switching tiers");
        try (Viewer viewer = seated(url)) {
            List<Look> looks = new ArrayList<>();
            for (int turn = 0; turn * SWITCH_EVERY_SECONDS < seconds; turn++) {
                viewer.choose(heights.get((turn + 1) % heights.size()));
                looks.addAll(looked(viewer, SWITCH_EVERY_SECONDS));
            }
            tell("while tiers are switched every " + SWITCH_EVERY_SECONDS + " s", looks);
            long seen = looks.stream().map(Look::height).distinct().count();
            rows.add(Row.of("tiers seen meanwhile", seen, "count", Asked.atLeast(heights.size())));
        }
    }

    /** The line is cut and mended, and the picture looked at from when it is young again. */
    private void afterACut() throws Exception {
        progress.say("the line is cut");
        try (Cable cable = new Cable(settings.media().port());
                Viewer viewer = seated("http://127.0.0.1:" + cable.port() + studio.playlist(SHOW))) {
            cable.cut();
            TimeUnit.SECONDS.sleep(CUT_SECONDS);
            cable.mend();
            long mended = System.currentTimeMillis();
            viewer.take();
            List<Look> looks = looked(viewer, seconds);
            long recovered = looks.stream()
                    .filter(look -> look.ageMillis() < RECOVERED_MILLIS)
                    .mapToLong(Look::atMillis)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
            if (recovered == Long.MAX_VALUE) {
                rows.add(Row.unmeasured("after a cut of 5 s: longest", "ms", AFTER_RECOVERY,
                        "never under 3 s again: " + viewer.troubles()));
                return;
            }
            List<Look> after = looks.stream().filter(look -> look.atMillis() >= recovered).toList();
            rows.add(Row.of("after a cut of 5 s: under 3 s again after", recovered - mended, "ms",
                    Asked.NOTHING));
            tell("after a cut of 5 s", after);
            rows.add(Row.of("after a cut of 5 s: never above 3 s", Ages.of(after).maxMillis(), "ms",
                    AFTER_RECOVERY));
        }
    }
}
