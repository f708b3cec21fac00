package io.rostrum.media.transcode;

import io.rostrum.media.ingest.Ladder;
import io.rostrum.media.ingest.RunPlan;
import io.rostrum.media.stream.Rendition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The command line of one run.
 *
 * <p>The input's timestamps are media time already and are kept ({@code -copyts}), so every output of every
 * run counts from the stream's epoch. {@code frag_discont} keeps each output from counting from its own first
 * sample, which would let sound and picture drift apart.
 */
final class Arguments {

    private static final int SOUND_RATE = 48_000;
    private static final int SOUND_FRAME = 1_024;
    private static final int THUMBNAIL_WIDTH = 320;

    private final Ffmpeg ffmpeg;
    private final RunPlan plan;
    private final Map<String, Integer> ports;

    /** @param ports where to send each rendition, by name, and the thumbnails */
    Arguments(Ffmpeg ffmpeg, RunPlan plan, Map<String, Integer> ports) {
        this.ffmpeg = ffmpeg;
        this.plan = plan;
        this.ports = ports;
    }

    /** What thumbnails are called among the ports. */
    static final String THUMBNAILS = "thumbnails";

    List<String> command() {
        List<String> all = new ArrayList<>(List.of(
                ffmpeg.program().toString(), "-hide_banner", "-nostats", "-nostdin", "-loglevel", "warning",
                "-flags", "low_delay", "-thread_type", "slice", "-probesize", "100000",
                "-analyzeduration", "500000", "-copyts", "-f", "flv", "-i", "pipe:0",
                "-filter_complex", filters()));
        List<Rendition> renditions = plan.start().renditions();
        for (int i = 0; i < renditions.size(); i++) {
            Rendition rendition = renditions.get(i);
            if (rendition.video()) {
                picture(all, i, rendition);
            } else {
                sound(all, rendition);
            }
        }
        all.addAll(List.of("-map", "[thumbs]", "-c:v", "mjpeg", "-q:v", "6", "-pix_fmt", "yuvj420p"));
        output(all, "+frag_every_frame", 1_000_000, THUMBNAILS);
        return all;
    }

    private String filters() {
        List<Rendition> tiers = plan.start().renditions().stream().filter(Rendition::video).toList();
        int first = plan.copied() ? 1 : 0;
        List<String> chains = new ArrayList<>();
        StringBuilder split = new StringBuilder("[0:v]");
        if (plan.discardBeforeMillis() > 0) {
            split.append(String.format(Locale.ROOT, "trim=start=%.3f,", plan.discardBeforeMillis() / 1000.0));
        }
        split.append("split=2[all][shots]");
        chains.add(split.toString());
        StringBuilder all = new StringBuilder("[all]");
        if (!plan.copied()) {
            all.append(String.format(Locale.ROOT, "fps=%.3f,", plan.start().frameRate()));
        }
        all.append("split=").append(tiers.size() - first);
        for (int i = first; i < tiers.size(); i++) {
            all.append("[s").append(i).append(']');
            chains.add("[s" + i + "]scale=" + tiers.get(i).width() + ':' + tiers.get(i).height()
                    + ":flags=fast_bilinear,setsar=1,format=yuv420p[v" + i + ']');
        }
        chains.add(1, all.toString());
        chains.add(String.format(
                Locale.ROOT,
                "[shots]select='key*(isnan(prev_selected_t)+gte(t-prev_selected_t\\,%.2f))',"
                        + "scale=%d:-2:flags=fast_bilinear[thumbs]",
                plan.ladder().thumbnailMillis() / 1000.0 - 0.1, THUMBNAIL_WIDTH));
        return String.join(";", chains);
    }

    private void picture(List<String> all, int place, Rendition tier) {
        boolean copied = plan.copied() && place == 0;
        all.addAll(List.of("-map", copied ? "0:v" : "[v" + place + "]"));
        if (copied) {
            all.addAll(List.of("-c:v", "copy"));
        } else {
            all.addAll(coding(tier));
        }
        double rate = plan.start().frameRate();
        long frames = Math.max(1, (long) Math.floor(plan.ladder().partMillis() * rate / 1000));
        output(all, "+frag_keyframe", Math.round((frames - 0.5) * 1_000_000 / rate), tier.name());
    }

    private List<String> coding(Rendition tier) {
        Ladder ladder = plan.ladder();
        String bits = Integer.toString(tier.bitsPerSecond());
        int group = (int) Math.round(ladder.segmentMillis() * plan.start().frameRate() / 1000);
        List<String> coding =
                new ArrayList<>(List.of("-c:v", ffmpeg.encoder(), "-b:v", bits, "-maxrate", bits));
        switch (ffmpeg.encoder()) {
            case "libx264" -> coding.addAll(List.of(
                    "-bufsize", bits, "-preset", "ultrafast", "-tune", "zerolatency", "-profile:v", "main",
                    "-sc_threshold", "0"));
            case "libopenh264" -> coding.addAll(List.of("-profile:v", "constrained_baseline"));
            default -> coding.addAll(List.of("-bufsize", bits, "-bf", "0"));
        }
        coding.addAll(plan.copied()
                ? List.of("-g", "9999", "-force_key_frames", "source", "-enc_time_base", "demux")
                : List.of("-g", Integer.toString(group), "-keyint_min", Integer.toString(group)));
        return coding;
    }

    private void sound(List<String> all, Rendition sound) {
        double frame = (double) SOUND_FRAME / SOUND_RATE;
        long frames = Math.max(1, (long) Math.floor(plan.ladder().partMillis() / 1000.0 / frame));
        all.addAll(List.of(
                "-map", "0:a", "-c:a", "aac", "-b:a", Integer.toString(sound.bitsPerSecond()),
                "-ar", Integer.toString(SOUND_RATE), "-ac", "2"));
        if (plan.discardBeforeMillis() > 0) {
            all.addAll(List.of("-af", String.format(
                    Locale.ROOT, "atrim=start=%.3f", plan.discardBeforeMillis() / 1000.0)));
        }
        output(all, "", Math.round((frames - 0.5) * frame * 1_000_000), sound.name());
    }

    private void output(List<String> all, String flags, long fragmentMicros, String name) {
        all.addAll(List.of(
                "-f", "mp4", "-movflags",
                "+cmaf+empty_moov+default_base_moof+skip_trailer+frag_discont" + flags,
                "-frag_duration", Long.toString(fragmentMicros), "-avoid_negative_ts", "disabled",
                "-flush_packets", "1", "tcp://127.0.0.1:" + ports.get(name) + "?tcp_nodelay=1"));
    }
}
