package io.rostrum.media;

import io.netty.handler.ssl.SslContext;
import io.rostrum.media.ingest.MediaJournal;
import io.rostrum.media.ingest.StreamDesk;
import io.rostrum.media.ingest.StreamKeys;
import io.rostrum.media.kafka.AuctionEvents;
import io.rostrum.media.keys.KeyFollower;
import io.rostrum.media.rtmp.RtmpLimits;
import io.rostrum.media.rtmp.RtmpServer;
import io.rostrum.media.rtmp.Tls;
import io.rostrum.media.stream.StreamSink;
import io.rostrum.media.transcode.Ffmpeg;
import io.rostrum.media.transcode.FfmpegFinder;
import io.rostrum.media.transcode.FfmpegTranscoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The half of the media process that takes streams in. */
final class Ingest implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    private final IngestConfig config;
    private final Path folder;
    private final FfmpegTranscoder transcoder;
    private final StreamDesk desk;
    private final AuctionEvents keys;
    private final RtmpServer server;

    /** Without a usable ffmpeg it starts all the same, and turns publishers away by name. */
    Ingest(MediaConfig media, StreamSink sink, MediaJournal journal, Clock clock) throws IOException {
        config = media.ingest();
        folder = media.folder();
        transcoder = new FfmpegTranscoder(
                ffmpeg(media.data().resolve("tools").resolve("ffmpeg")), folder.resolve("run"));
        transcoder.stopOrphans();
        desk = new StreamDesk(
                config.terms(), config.ladder(), new StreamKeys(), sink, transcoder, journal, clock);
        keys = new AuctionEvents(media.kafka(), "media-keys", new KeyFollower(folder, desk));
        server = new RtmpServer(RtmpLimits.USUAL, tls(), desk);
    }

    private Optional<Ffmpeg> ffmpeg(Path tools) throws IOException {
        FfmpegFinder finder = new FfmpegFinder(tools, config.ffmpeg(), config.encoder());
        Optional<Ffmpeg> found = finder.find();
        found.ifPresentOrElse(
                ffmpeg -> LOG.atInfo().setMessage("there is an ffmpeg")
                        .addKeyValue("version", ffmpeg.version())
                        .addKeyValue("encoder", ffmpeg.encoder())
                        .log(),
                () -> LOG.atError().setMessage("no ffmpeg can be used: nobody can publish")
                        .addKeyValue("why", finder.why())
                        .log());
        return found;
    }

    private SslContext tls() throws IOException {
        return config.certificate().isPresent() && config.certificateKey().isPresent()
                ? Tls.of(config.certificate().get(), config.certificateKey().get())
                : Tls.development(folder.resolve("secrets"));
    }

    /** Starts to listen; tells the port. */
    int start() throws IOException {
        keys.start();
        return server.start(config.host(), config.port());
    }

    @Override
    public void close() {
        keys.close();
        desk.close();
        server.close();
        transcoder.close();
    }
}
