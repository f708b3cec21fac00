package io.rostrum.media.ingest;

import io.rostrum.contracts.media.HealthWarning;
import io.rostrum.contracts.media.MediaEvent;

import java.util.ArrayList;
import java.util.List;

/** Watches one publisher over the last seconds. Times are nanoseconds of one clock. For one thread. */
final class HealthMeter {

    private static final int FAR_APART_MILLIS = 2_200;
    private static final int BEHIND_MILLIS = 1_500;
    private static final int BUSY_MILLIS = 1_000;
    private static final double FRAMES_ENOUGH = 0.85;
    private static final int HIGH_KILOBITS = 8_000;

    private long windowNanos;
    private long videoBytes;
    private long audioBytes;
    private int frames;
    private long lastKeyframe = -1;
    private int keyframeMillis;
    private long leastOffset = Long.MAX_VALUE;
    private long offset;
    private long waitedMillis;

    void begin(long nanos) {
        windowNanos = nanos;
        leastOffset = Long.MAX_VALUE;
        lastKeyframe = -1;
        clear();
    }

    private void clear() {
        videoBytes = 0;
        audioBytes = 0;
        frames = 0;
        waitedMillis = 0;
    }

    void picture(int bytes, boolean keyframe, long mediaMillis, long arrivedNanos) {
        videoBytes += bytes;
        frames++;
        if (keyframe) {
            keyframeMillis = lastKeyframe < 0 ? 0 : (int) (mediaMillis - lastKeyframe);
            lastKeyframe = mediaMillis;
        }
        offset = arrivedNanos / 1_000_000 - mediaMillis;
        leastOffset = Math.min(leastOffset, offset);
    }

    void sound(int bytes) {
        audioBytes += bytes;
    }

    /** How long a piece waited for the transcoder. */
    void waited(long millis) {
        waitedMillis = Math.max(waitedMillis, millis);
    }

    /** Since the last picture that stands alone. */
    long sinceKeyframe(long mediaMillis) {
        return lastKeyframe < 0 ? 0 : mediaMillis - lastKeyframe;
    }

    int kilobits(long nanos) {
        return perSecond(videoBytes, nanos);
    }

    private int perSecond(long bytes, long nanos) {
        long millis = Math.max(1, (nanos - windowNanos) / 1_000_000);
        return (int) Math.min(Integer.MAX_VALUE, bytes * 8 / millis);
    }

    /** What is to be told now; the next window begins. */
    MediaEvent.HealthSeen report(int run, long mediaMillis, Source source, boolean copied, long nanos) {
        long millis = Math.max(1, (nanos - windowNanos) / 1_000_000);
        int framesPerMinute = (int) (frames * 60_000L / millis);
        int behind = leastOffset == Long.MAX_VALUE ? 0 : (int) Math.max(0, offset - leastOffset);
        int video = perSecond(videoBytes, nanos);
        int audio = perSecond(audioBytes, nanos);
        List<HealthWarning> warnings = new ArrayList<>();
        if (audioBytes == 0) {
            warnings.add(HealthWarning.NO_AUDIO);
        }
        if (Math.max(keyframeMillis, sinceKeyframe(mediaMillis)) > FAR_APART_MILLIS) {
            warnings.add(HealthWarning.KEYFRAMES_FAR_APART);
        }
        if (source.frameRate() > 0 && framesPerMinute < source.frameRate() * 60 * FRAMES_ENOUGH) {
            warnings.add(HealthWarning.FRAMES_MISSING);
        }
        if (behind > BEHIND_MILLIS) {
            warnings.add(HealthWarning.FALLING_BEHIND);
        }
        if (video > HIGH_KILOBITS) {
            warnings.add(HealthWarning.BITRATE_HIGH);
        }
        if (waitedMillis > BUSY_MILLIS) {
            warnings.add(HealthWarning.TRANSCODER_SLOW);
        }
        windowNanos = nanos;
        clear();
        return new MediaEvent.HealthSeen(
                run, mediaMillis, video, audio, framesPerMinute, keyframeMillis, behind, source.told(copied),
                warnings);
    }
}
