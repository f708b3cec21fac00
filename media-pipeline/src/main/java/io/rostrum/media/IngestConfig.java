package io.rostrum.media;

import io.rostrum.media.ingest.IngestTerms;
import io.rostrum.media.ingest.Ladder;
import io.rostrum.media.ingest.Tier;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Settings of what takes streams in.
 *
 * @param host where publishers are listened to
 * @param port of RTMP and RTMPS; 0 is any free one
 * @param certificate for RTMPS (PEM); without one a certificate for development is made
 * @param certificateKey its key (PEM, PKCS #8)
 * @param ffmpeg the program to use and no other
 * @param encoder what to make H.264 with, if not the first that ffmpeg has
 */
record IngestConfig(
        String host, int port, Optional<Path> certificate, Optional<Path> certificateKey,
        Optional<Path> ffmpeg, Optional<String> encoder, Ladder ladder, IngestTerms terms) {

    static IngestConfig from(MediaConfig.Reading read) {
        Ladder usual = Ladder.USUAL;
        IngestTerms terms = IngestTerms.USUAL;
        IngestConfig config = new IngestConfig(
                read.value("ROSTRUM_RTMP_HOST", "127.0.0.1", text -> text),
                read.number("ROSTRUM_RTMP_PORT", 1_935, 0, 65_535),
                read.value("ROSTRUM_RTMPS_CERTIFICATE", "", IngestConfig::path),
                read.value("ROSTRUM_RTMPS_KEY", "", IngestConfig::path),
                read.value("ROSTRUM_FFMPEG", "", IngestConfig::path),
                read.value("ROSTRUM_FFMPEG_ENCODER", "", IngestConfig::word),
                new Ladder(
                        read.value("ROSTRUM_MEDIA_TIERS", "720:2500,480:1200,360:700", Tier::parse),
                        read.number("ROSTRUM_MEDIA_AUDIO_KILOBITS", usual.audioKilobits(), 32, 320),
                        usual.partMillis(), usual.segmentMillis(), usual.thumbnailMillis(),
                        read.number("ROSTRUM_MEDIA_FRAMES", usual.framesPerSecond(), 10, 60),
                        read.number("ROSTRUM_MEDIA_COPY_KILOBITS", usual.copyKilobits(), 0, 50_000)),
                new IngestTerms(
                        read.number("ROSTRUM_MEDIA_STREAMS", terms.streams(), 1, 1_000),
                        read.number("ROSTRUM_MEDIA_GRACE_SECONDS", 60, 1, 3_600) * 1_000,
                        terms.farewellMillis(), terms.takeOverMillis(), terms.heldBytes(), terms.gopBytes(),
                        terms.healthMillis(), terms.hangMillis()));
        if (config.certificate().isPresent() != config.certificateKey().isPresent()) {
            read.fault("ROSTRUM_RTMPS_CERTIFICATE and ROSTRUM_RTMPS_KEY are set together or not at all");
        }
        return config;
    }

    private static Optional<Path> path(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text).toAbsolutePath());
    }

    private static Optional<String> word(String text) {
        if (!text.matches("[a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException("the name of an encoder, such as h264_nvenc");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
