package io.rostrum.bench.media;

import com.microsoft.playwright.Page;

import java.util.List;
import java.util.Map;

/** One who watches, and how old the picture on their screen is. */
final class Viewer implements AutoCloseable {

    private final Page page;

    Viewer(Page page) {
        this.page = page;
    }

    /**
     * One look at the screen.
     *
     * @param atMillis wall clock
     * @param ageMillis since the publisher drew what is shown
     * @param height of the picture, in dots
     */
    record Look(long atMillis, long ageMillis, int height) {}

    /** Begins to watch; returns when the player was told, not when something is seen. */
    void open(String url) {
        page.evaluate("url => { globalThis.glass.open(url); }", url);
    }

    /** Begins to watch as soon as there is something at that address. */
    void openWhenThere(String url) {
        page.evaluate("url => { globalThis.glass.openWhenThere(url); }", url);
    }

    /** Waits for the first picture; wall clock at which it was on the screen. */
    long firstPictureMillis(int patienceMillis) {
        page.waitForFunction(
                "() => globalThis.glass.times().firstMillis", null,
                new Page.WaitForFunctionOptions().setTimeout(patienceMillis).setPollingInterval(50));
        return time("firstMillis");
    }

    /** Wall clock at which the player was told to play. */
    long openedMillis() {
        return time("openedMillis");
    }

    private long time(String name) {
        return ((Number) page.evaluate("name => globalThis.glass.times()[name]", name)).longValue();
    }

    /** Asks for a tier by its height, or for whatever fits with 0. */
    void choose(int height) {
        if (!Boolean.TRUE.equals(page.evaluate("height => globalThis.glass.choose(height)", height))) {
            throw new IllegalStateException("there is no tier of height " + height);
        }
    }

    /** Heights of the tiers, the best first. */
    List<Integer> heights() {
        List<?> heights = (List<?>) page.evaluate("() => globalThis.glass.heights()");
        return heights.stream().map(height -> ((Number) height).intValue()).toList();
    }

    /** Everything looked at since the last call. */
    List<Look> take() {
        List<?> looks = (List<?>) page.evaluate("() => globalThis.glass.take()");
        return looks.stream().map(look -> look((Map<?, ?>) look)).toList();
    }

    private static Look look(Map<?, ?> seen) {
        return new Look(
                ((Number) seen.get("at")).longValue(), ((Number) seen.get("age")).longValue(),
                ((Number) seen.get("height")).intValue());
    }

    /** What the video element complained of, for a reader. */
    String troubles() {
        return String.valueOf(page.evaluate("() => JSON.stringify(globalThis.glass.troubles())"));
    }

    @Override
    public void close() {
        page.context().close();
    }
}
