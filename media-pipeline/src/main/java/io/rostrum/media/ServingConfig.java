package io.rostrum.media;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of what serves and keeps streams.
 *
 * @param quotaBytes the most that is kept
 * @param keep how long replays are kept
 * @param windowSeconds how far back viewers can go while a show is live
 * @param storage where to keep: absent is the data folder; else {@code s3://BUCKET} or {@code
 *     s3://BUCKET/PREFIX}
 * @param s3Endpoint an address other than Amazon's; absent is Amazon's
 * @param s3Region of the bucket
 * @param permitSecret what the gateway makes permits with; absent: shows are open to everybody who knows
 *     their name
 */
record ServingConfig(
        long quotaBytes, Duration keep, int windowSeconds, URI storage, URI s3Endpoint, String s3Region,
        Path permitSecret) {

    static ServingConfig from(MediaConfig.Reading read) {
        return new ServingConfig(
                read.number("ROSTRUM_MEDIA_QUOTA_MEGABYTES", 20_480, 16, Integer.MAX_VALUE) * 1_000_000L,
                Duration.ofDays(read.number("ROSTRUM_MEDIA_KEEP_DAYS", 30, 1, 3_650)),
                read.number("ROSTRUM_MEDIA_WINDOW_SECONDS", 1_800, 30, 14_400),
                read.value("ROSTRUM_MEDIA_STORAGE", "", ServingConfig::storage),
                read.value("ROSTRUM_MEDIA_S3_ENDPOINT", "", text -> text.isEmpty() ? null : URI.create(text)),
                read.value("ROSTRUM_MEDIA_S3_REGION", "us-east-1", text -> text),
                read.value("ROSTRUM_STREAM_SECRET_FILE", "", text -> text.isEmpty() ? null : Path.of(text)));
    }

    private static URI storage(String text) {
        if (text.isEmpty()) {
            return null;
        }
        URI uri = URI.create(text);
        if (!"s3".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("s3://BUCKET or s3://BUCKET/PREFIX");
        }
        return uri;
    }
}
