package io.rostrum.bench.edge;

import io.rostrum.bench.statistics.Percentiles;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** A number of viewers spread over the tiers of one show, each with its sound, and what they took. */
final class Audience {

    private static final List<String> TIERS = List.of("720p", "480p", "360p");
    private static final long START_APART_MILLIS = 20;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Histogram waits = new ConcurrentHistogram(LONGEST_NANOS, 3);
    private final LongAdder requests = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile boolean counting;

    /**
     * What viewers took within the window.
     *
     * @param waits how long playlists were waited for
     * @param failed answers that were of no use
     */
    record Taken(long requests, long bytes, Percentiles waits, long failed) {}

    void took(HttpResponse<byte[]> answer, long waitedNanos) {
        if (!counting) {
            return;
        }
        requests.increment();
        bytes.add(answer.body().length);
        if (waitedNanos >= 0) {
            waits.recordValue(Math.min(waitedNanos, LONGEST_NANOS));
        }
    }

    void failed() {
        if (counting) {
            failed.increment();
        }
    }

    /**
     * Lets so many viewers watch.
     *
     * @param show the show's address
     * @param warm how long they watch before it counts
     * @param window how long it counts
     * @param edges is run at both ends of the window
     */
    Taken watch(String show, int viewers, Duration warm, Duration window, Runnable edges)
            throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(2);
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1).executor(threads).build()) {
            List<Follower> watching = new ArrayList<>();
            List<CompletableFuture<Void>> ends = new ArrayList<>();
            for (int i = 0; i < viewers; i++) {
                for (String rendition : List.of(TIERS.get(i % TIERS.size()), "audio")) {
                    Follower follower = new Follower(client, show + "/" + rendition, this);
                    watching.add(follower);
                    ends.add(follower.watch());
                }
                TimeUnit.MILLISECONDS.sleep(START_APART_MILLIS);
            }
            TimeUnit.NANOSECONDS.sleep(warm.toNanos());
            edges.run();
            counting = true;
            TimeUnit.NANOSECONDS.sleep(window.toNanos());
            counting = false;
            edges.run();
            watching.forEach(Follower::stop);
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
        }
        return new Taken(requests.sum(), bytes.sum(), Percentiles.of(waits), failed.sum());
    }
}
