package io.rostrum.media.ingest;

import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.media.amf.AmfLimits;
import io.rostrum.media.amf.AmfReader;
import io.rostrum.media.amf.MalformedAmf;
import io.rostrum.media.flv.AudioTag;
import io.rostrum.media.flv.FlvTag;
import io.rostrum.media.flv.H264Settings;
import io.rostrum.media.flv.UnsupportedCodec;
import io.rostrum.media.flv.VideoTag;

import java.util.Arrays;
import java.util.Map;

/** What a publisher was seen to send so far. For one thread. */
final class Source {

    private FlvTag metadata;
    private FlvTag videoSettings;
    private FlvTag audioSettings;
    private String videoCodec = "";
    private String audioCodec;
    private H264Settings h264;
    private boolean reordered;
    private boolean soundHeard;
    private boolean soundAnnounced = true;
    private double frameRate;
    private int width;
    private int height;

    /** Takes a piece of picture; tells whether it changes what the decoder was told before. */
    boolean take(FlvTag tag, VideoTag video) throws UnsupportedCodec {
        boolean another = !videoCodec.isEmpty() && !videoCodec.equals(video.codec());
        videoCodec = video.codec();
        reordered |= video.compositionMillis() != 0;
        if (!video.configuration()) {
            return another;
        }
        boolean changed = videoSettings != null && !Arrays.equals(videoSettings.body(), tag.body());
        if (video.codec().equals(VideoTag.H264)) {
            h264 = H264Settings.of(tag.body(), video.payload());
            width = h264.width();
            height = h264.height();
        } else {
            h264 = null;
        }
        videoSettings = tag;
        return changed || another;
    }

    /** The same of sound; sound where there was none is a change too. */
    boolean take(FlvTag tag, AudioTag audio, boolean runHasSound) {
        audioCodec = audio.codec();
        boolean first = audio.sound() && !soundHeard;
        soundHeard |= audio.sound();
        if (!audio.configuration()) {
            return first && !runHasSound;
        }
        boolean changed = audioSettings != null && !Arrays.equals(audioSettings.body(), tag.body());
        audioSettings = tag;
        return changed;
    }

    /** Metadata are a help: what cannot be read of them is done without. */
    void takeMetadata(FlvTag tag) {
        AmfReader reader = new AmfReader(tag.body(), 0, AmfLimits.USUAL);
        try {
            reader.read();
            if (reader.more() && reader.read() instanceof Map<?, ?> said) {
                metadata = tag;
                frameRate = number(said, "framerate");
                if (width == 0 || height == 0) {
                    width = (int) Math.min(8_192, number(said, "width"));
                    height = (int) Math.min(8_192, number(said, "height"));
                }
                soundAnnounced = said.containsKey("audiocodecid");
            }
        } catch (MalformedAmf unread) {
            metadata = null;
        }
    }

    private static double number(Map<?, ?> said, String name) {
        return said.get(name) instanceof Double number && number > 0 && number < 100_000 ? number : 0;
    }

    FlvTag metadata() {
        return metadata;
    }

    FlvTag videoSettings() {
        return videoSettings;
    }

    FlvTag audioSettings() {
        return audioSettings;
    }

    boolean hasSound() {
        return soundHeard;
    }

    /** Whether sound may still come though none did. */
    boolean soundMayCome() {
        return !soundHeard && soundAnnounced;
    }

    boolean mustBeTold() {
        return videoCodec.equals(VideoTag.H264) || videoCodec.equals("HEVC");
    }

    /** Pictures a second, as announced; 0 if nothing was. */
    double frameRate() {
        return frameRate;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Whether its pictures are such as every player takes, in the order in which they are shown. */
    boolean plain() {
        return h264 != null && h264.plain() && !reordered;
    }

    MediaEvent.Source told(boolean copied) {
        String codec = h264 == null ? videoCodec : videoCodec + " " + h264.profile();
        return new MediaEvent.Source(codec, width, height, soundHeard ? audioCodec : null, copied);
    }
}
