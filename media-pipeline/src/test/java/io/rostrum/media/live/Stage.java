package io.rostrum.media.live;

import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.media.archive.Archive;
import io.rostrum.media.clip.AskedClips;
import io.rostrum.media.clip.ClipMaker;
import io.rostrum.media.hls.HlsTiming;
import io.rostrum.media.lots.LotBook;
import io.rostrum.media.lots.LotClips;
import io.rostrum.media.lots.LotList;
import io.rostrum.media.origin.Door;
import io.rostrum.media.origin.OriginServer;
import io.rostrum.media.origin.OriginSettings;
import io.rostrum.media.show.Recorder;
import io.rostrum.media.show.Shows;
import io.rostrum.media.storage.FolderStorage;
import io.rostrum.media.storage.Storage;
import io.rostrum.media.stream.LiveStream;
import io.rostrum.media.stream.RunSink;
import io.rostrum.media.stream.RunStart;
import org.awaitility.Awaitility;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The serving half with a real origin on loopback, fed by a test. */
final class Stage implements AutoCloseable {

    static final ShowId SHOW = new ShowId("show-1");
    static final Instant EPOCH = Instant.parse("2026-11-27T10:00:00Z");
    static final Clock CLOCK = Clock.fixed(EPOCH.plusSeconds(60), ZoneOffset.UTC);

    final Archive archive;
    final Shows shows;
    final Recorder recorder;
    final ConcurrentLinkedQueue<MediaEvent> facts = new ConcurrentLinkedQueue<>();
    final LotBook lots;
    final LotClips clips;
    private final Path scratch;
    private final ExecutorService answering = Executors.newFixedThreadPool(2);
    private final OriginServer origin;
    private final String address;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Stage(Path folder) throws IOException {
        this(new FolderStorage(folder), Long.MAX_VALUE, 8L << 20);
    }

    Stage(Storage storage, long quota, long queued) throws IOException {
        this(storage, quota, queued, OriginSettings.standard("127.0.0.1", 0), 20_000);
    }

    Stage(Path folder, Door door) throws IOException {
        this(new FolderStorage(folder), Long.MAX_VALUE, 8L << 20, OriginSettings.standard("127.0.0.1", 0), 20_000,
                door);
    }

    Stage(Storage storage, long quota, long queued, OriginSettings settings, int maxWaiting)
            throws IOException {
        this(storage, quota, queued, settings, maxWaiting, Door.open());
    }

    private Stage(
            Storage storage, long quota, long queued, OriginSettings settings, int maxWaiting, Door door)
            throws IOException {
        archive = new Archive(storage, quota);
        recorder = new Recorder(queued);
        HlsTiming timing = HlsTiming.STANDARD;
        shows = new Shows(new Shows.Means(
                timing, archive, recorder, CLOCK, maxWaiting, answering,
                this::tell));
        scratch = Files.createTempDirectory("stage-");
        ClipMaker maker = new ClipMaker(archive, scratch.resolve("clips"));
        lots = new LotBook(scratch.resolve("lots"));
        clips = new LotClips(lots, archive, maker, this::tell, CLOCK);
        origin = new OriginServer(
                settings, door, shows, archive, timing, new AskedClips(archive, maker), new LotList(lots, archive));
        address = "http://127.0.0.1:" + origin.start();
    }

    private CompletableFuture<Void> tell(String id, ShowId show, MediaEvent event) {
        facts.add(event);
        return CompletableFuture.completedFuture(null);
    }

    void record(EventRecord event) throws IOException {
        lots.event(event);
    }

    /** Waits until all that came in is kept. */
    void awaitKept() {
        Awaitility.await().until(() -> recorder.queuedBytes() == 0);
    }

    LiveStream open(ShowId show) {
        return shows.open(show, EPOCH.plusMillis(10_000));
    }

    static RunStart start(int number, long fromMillis) {
        return new RunStart(number, fromMillis, TestPicture.RATE, 334, TestPicture.RENDITIONS);
    }

    /** Feeds all pieces, in uneven bites. */
    static void feed(RunSink sink, List<TestPicture.Piece> pieces) {
        for (TestPicture.Piece piece : pieces) {
            ByteBuffer bytes = ByteBuffer.wrap(piece.bytes());
            while (bytes.hasRemaining()) {
                int bite = Math.min(bytes.remaining(), 1 + piece.bytes().length / 3);
                sink.bytes(piece.rendition(), bytes.slice(bytes.position(), bite));
                bytes.position(bytes.position() + bite);
            }
        }
    }

    URI uri(String path) {
        return URI.create(address + path);
    }

    HttpResponse<byte[]> get(String path, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
    }

    String text(String path) throws IOException {
        HttpResponse<byte[]> response = get(path);
        if (response.statusCode() != 200) {
            throw new IOException(path + " is answered " + response.statusCode());
        }
        return new String(response.body());
    }

    CompletableFuture<HttpResponse<byte[]>> later(String path) {
        return client.sendAsync(
                HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    OriginServer origin() {
        return origin;
    }

    @Override
    public void close() {
        origin.close();
        recorder.close();
        answering.shutdownNow();
        client.close();
    }
}
