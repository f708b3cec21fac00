package io.rostrum.contracts.media;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.id.LotId;

import java.util.List;
import java.util.Objects;

/**
 * A fact about one show's stream.
 *
 * <p>Media time is milliseconds since the stream's epoch, which stays for the life of the show's stream: a
 * date-time is epoch and media time added. On the wire an explicit {@code type} comes first; an unknown one
 * is a dead letter.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MediaEvent.StreamWentUp.class, name = "StreamWentUp"),
    @JsonSubTypes.Type(value = MediaEvent.StreamWentDown.class, name = "StreamWentDown"),
    @JsonSubTypes.Type(value = MediaEvent.StreamEnded.class, name = "StreamEnded"),
    @JsonSubTypes.Type(value = MediaEvent.PublishRefused.class, name = "PublishRefused"),
    @JsonSubTypes.Type(value = MediaEvent.HealthSeen.class, name = "HealthSeen"),
    @JsonSubTypes.Type(value = MediaEvent.ThumbnailTaken.class, name = "ThumbnailTaken"),
    @JsonSubTypes.Type(value = MediaEvent.ClipMade.class, name = "ClipMade"),
})
public sealed interface MediaEvent {

    /**
     * There is a picture: a run of the transcoder began.
     *
     * @param run from 1; every later one goes on after a gap
     * @param epochMillis the date-time of media time 0
     * @param fromMediaMillis where the run begins
     */
    record StreamWentUp(int run, long epochMillis, long fromMediaMillis, Source source)
            implements MediaEvent {
        public StreamWentUp {
            Objects.requireNonNull(source, "source");
        }
    }

    /** There is no picture for now: the run is over, and the stream waits for another. */
    record StreamWentDown(int run, long toMediaMillis, DownReason reason) implements MediaEvent {
        public StreamWentDown {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Nobody came back in time: the stream is a replay. It goes on if its seller publishes again. */
    record StreamEnded(int runs, long toMediaMillis) implements MediaEvent {}

    /** Somebody with a key of the show was turned away. */
    record PublishRefused(PublishRefusal reason, String detail) implements MediaEvent {
        public PublishRefused {
            Objects.requireNonNull(reason, "reason");
            detail = detail == null ? "" : detail;
        }
    }

    /**
     * How the publisher does, told every few seconds while it is on.
     *
     * @param mediaMillis until when
     * @param videoKilobits kilobits of picture a second, over the last seconds
     * @param audioKilobits the same of sound
     * @param framesPerMinute pictures a minute, over the last seconds
     * @param keyframeMillis between the last two pictures that stand alone; 0 if there was only one
     * @param behindMillis how far the publisher's clock fell behind since the run began: what its line could
     *     not carry
     * @param warnings what a seller should look at; empty is healthy
     */
    record HealthSeen(
            int run, long mediaMillis, int videoKilobits, int audioKilobits, int framesPerMinute,
            int keyframeMillis, int behindMillis, Source source, List<HealthWarning> warnings)
            implements MediaEvent {
        public HealthSeen {
            Objects.requireNonNull(source, "source");
            warnings = List.copyOf(warnings);
        }
    }

    /** A small picture of a moment, for the seek bar. @param path below the stream's address */
    record ThumbnailTaken(long mediaMillis, String path) implements MediaEvent {
        public ThumbnailTaken {
            Objects.requireNonNull(path, "path");
        }
    }

    /**
     * A stretch of the stream was cut out and can be played on its own.
     *
     * @param lotId whose sale it shows; absent if it was asked for by time
     * @param path below the address of the media process
     */
    record ClipMade(
            String clipId, LotId lotId, long fromMediaMillis, long toMediaMillis, long bytes, String path)
            implements MediaEvent {
        public ClipMade {
            Objects.requireNonNull(clipId, "clipId");
            Objects.requireNonNull(path, "path");
        }
    }

    /**
     * What a publisher sends.
     *
     * @param videoCodec such as {@code H.264 High}
     * @param audioCodec such as {@code AAC}; absent without sound
     * @param copied whether the best tier is the publisher's own picture, not coded again
     */
    record Source(String videoCodec, int width, int height, String audioCodec, boolean copied) {
        public Source {
            Objects.requireNonNull(videoCodec, "videoCodec");
        }
    }
}
