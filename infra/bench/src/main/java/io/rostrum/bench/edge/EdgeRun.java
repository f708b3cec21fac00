package io.rostrum.bench.edge;

import io.rostrum.bench.edge.Audience.Taken;
import io.rostrum.bench.process.ChildJvm;
import io.rostrum.bench.report.Asked;
import io.rostrum.bench.report.Machine;
import io.rostrum.bench.report.Report;
import io.rostrum.bench.report.Row;
import io.rostrum.devstack.engine.ModuleJars;
import io.rostrum.devstack.engine.StackSettings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One audience at the origin, then the same through Varnish: what the origin still has to do, and whether
 * anybody waits longer.
 */
public final class EdgeRun {

    private static final double REDUCTION = 94;
    /** What a measurement of the same thing twice differs by. */
    private static final double NOISE = 1.05;
    private static final String MAIN = "io.rostrum.media.SampleOrigin";
    private static final String SHOW = "/shows/sample";

    private final StackSettings settings;
    private final int viewers;
    private final Duration window;
    private final HttpClient client = HttpClient.newHttpClient();

    public EdgeRun(StackSettings settings, int viewers, Duration window) {
        this.settings = settings;
        this.viewers = viewers;
        this.window = window;
    }

    /** What the origin was asked and sent. */
    private record Load(long requests, long bytes) {

        Load since(Load before) {
            return new Load(requests - before.requests, bytes - before.bytes);
        }
    }

    public Report run() throws IOException, InterruptedException {
        String at = Instant.now().toString();
        Machine machine = Machine.here();
        int originPort = settings.media().port();
        int edgePort = originPort + 5;
        Path folder = settings.data();
        try (Varnish edge = Varnish.start(settings.home(), folder.resolve("edge"), edgePort, originPort);
                ChildJvm origin = origin(folder, originPort)) {
            String address = "http://127.0.0.1:" + originPort;
            awaitStream(address);
            List<Load> direct = new ArrayList<>();
            Taken alone = new Audience().watch(
                    address + SHOW, viewers, warm(), window, () -> direct.add(load(address)));
            List<Load> behind = new ArrayList<>();
            Taken through = new Audience().watch(
                    "http://127.0.0.1:" + edgePort + SHOW, viewers, warm(), window,
                    () -> behind.add(load(address)));
            if (!edge.isAlive() || !origin.isAlive()) {
                throw new IOException("the edge or the origin ended while it was measured");
            }
            return new Report("edge", at, machine, told(), rows(
                    alone, through, direct.getLast().since(direct.getFirst()),
                    behind.getLast().since(behind.getFirst())));
        }
    }

    private Duration warm() {
        return Duration.ofSeconds(5);
    }

    private Map<String, String> told() {
        return Map.of(
                "viewers", viewers + ", a third each at 720p, 480p and 360p, all with sound",
                "window", window.toSeconds() + " s each, after 5 s of warming",
                "media", "2.5, 1.2 and 0.7 Mbit/s, sound 96 kbit/s; parts of 333 ms, segments of 2 s",
                "edge", "varnishd with infra/deploy/edge/varnish.vcl, all on loopback");
    }

    private ChildJvm origin(Path folder, int port) throws IOException {
        return ChildJvm.start(
                new ModuleJars(settings).classPath("media-pipeline"), MAIN, List.of("-Xmx256m"),
                Map.of("ROSTRUM_DATA", folder.toString(), "ROSTRUM_MEDIA_PORT", Integer.toString(port)),
                List.of());
    }

    private void awaitStream(String address) throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (get(address + SHOW + "/master.m3u8").statusCode() == 200) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IOException("the origin has no stream");
    }

    private Load load(String address) {
        try {
            long requests = 0;
            long bytes = 0;
            for (String line : get(address + "/metrics").body().split("\n")) {
                boolean other = line.contains("kind=\"other\"");
                if (line.startsWith("rostrum_origin_requests_total{") && !other) {
                    requests += Long.parseLong(line.substring(line.indexOf(' ') + 1));
                } else if (line.startsWith("rostrum_origin_bytes_total{") && !other) {
                    bytes += Long.parseLong(line.substring(line.indexOf(' ') + 1));
                }
            }
            return new Load(requests, bytes);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<Row> rows(Taken alone, Taken through, Load direct, Load behind) {
        double ofRequests = 100.0 * (1 - (double) behind.requests() / through.requests());
        double ofBytes = 100.0 * (1 - (double) behind.bytes() / through.bytes());
        return List.of(
                Row.of("origin requests taken off by the edge", ofRequests, "%", Asked.atLeast(REDUCTION)),
                Row.of("origin bytes taken off by the edge", ofBytes, "%", Asked.atLeast(REDUCTION)),
                Row.of("playlist wait p95, edge over direct",
                        through.waits().p95Millis() / alone.waits().p95Millis(), "ratio", Asked.atMost(NOISE))
                        .withWhy("no longer, but for what two measurements of one thing differ by"),
                Row.of("playlist wait p95, direct", alone.waits().p95Millis(), "ms", Asked.NOTHING),
                Row.of("playlist wait p95, through the edge", through.waits().p95Millis(), "ms",
                        Asked.NOTHING),
                Row.of("playlist wait p99, direct", alone.waits().p99Millis(), "ms", Asked.NOTHING),
                Row.of("playlist wait p99, through the edge", through.waits().p99Millis(), "ms",
                        Asked.NOTHING),
                Row.of("requests of viewers, through the edge", through.requests(), "count", Asked.NOTHING),
                Row.of("requests at the origin, through the edge", behind.requests(), "count", Asked.NOTHING),
                Row.of("requests at the origin, direct", direct.requests(), "count", Asked.NOTHING),
                Row.of("bytes of viewers, through the edge", through.bytes(), "bytes", Asked.NOTHING),
                Row.of("bytes at the origin, through the edge", behind.bytes(), "bytes", Asked.NOTHING),
                Row.of("answers of no use", alone.failed() + through.failed(), "count", Asked.atMost(0)));
    }
}
