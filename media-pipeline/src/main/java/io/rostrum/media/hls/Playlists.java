package io.rostrum.media.hls;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Writes playlists as rfc8216bis wants them, for players and for the edge.
 *
 * <p>Names in a media playlist: {@code init1.mp4} of run 1, {@code s17.m4s} the segment 17, {@code p17.2.m4s}
 * its
 * third part. They never mean anything else later, so they can be cached for ever.
 */
public final class Playlists {

    /** What a multivariant playlist is called, of a live show. */
    public static final String MASTER = "master.m3u8";

    /** What a media playlist of a live show is called, within its rendition. */
    public static final String MEDIA = "media.m3u8";

    /** What the playlists of all that was kept are called: multivariant, and within a rendition. */
    public static final String REPLAY = "replay.m3u8";

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int VERSION = 9;

    private Playlists() {}

    /**
     * A variant of a show, as a multivariant playlist names it.
     *
     * @param frameRate 0 is unknown
     */
    public record Variant(
            String name, String codec, int width, int height, int bitsPerSecond, double frameRate) {}

    /**
     * Where another rendition stands.
     *
     * @param name of the rendition
     * @param last its newest segment and part
     */
    public record Report(String name, Place last) {}

    /**
     * All tiers of a show with its sound.
     *
     * @param audio the sound; absent if there is none
     * @param media the name of each media playlist
     */
    public static String multivariant(List<Variant> pictures, Variant audio, String media) {
        StringBuilder text = new StringBuilder(640);
        text.append("#EXTM3U\n#EXT-X-VERSION:").append(VERSION).append("\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        if (audio != null) {
            text.append("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"sound\",NAME=\"main\",DEFAULT=YES,AUTOSELECT=YES,"
                    + "CHANNELS=\"2\",URI=\"").append(audio.name()).append('/').append(media).append("\"\n");
        }
        int sound = audio == null ? 0 : audio.bitsPerSecond();
        for (Variant picture : pictures) {
            int bits = picture.bitsPerSecond() + sound;
            text.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(bits + bits / 4)
                    .append(",AVERAGE-BANDWIDTH=").append(bits)
                    .append(",CODECS=\"").append(picture.codec())
                    .append(audio == null ? "" : "," + audio.codec())
                    .append("\",RESOLUTION=").append(picture.width()).append('x').append(picture.height());
            if (picture.frameRate() > 0) {
                text.append(String.format(Locale.ROOT, ",FRAME-RATE=%.3f", picture.frameRate()));
            }
            text.append(audio == null ? "" : ",AUDIO=\"sound\"").append('\n')
                    .append(picture.name()).append('/').append(media).append('\n');
        }
        if (pictures.isEmpty() && audio != null) {
            text.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(sound + sound / 4).append(",CODECS=\"")
                    .append(audio.codec()).append("\",AUDIO=\"sound\"\n")
                    .append(audio.name()).append('/').append(media).append('\n');
        }
        return text.toString();
    }

    /**
     * The live window of one rendition.
     *
     * @param skip whether the player has what is older than the skip boundary
     */
    public static String live(WindowView view, HlsTiming timing, boolean skip, List<Report> others) {
        StringBuilder text = new StringBuilder(4_096);
        double part = view.partTargetMillis() / 1_000.0;
        int target = view.targetSeconds();
        int skipUntil = HlsTiming.SKIP_AFTER_TARGETS * target;
        head(text, target);
        text.append(String.format(Locale.ROOT,
                "#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=%.3f,HOLD-BACK=%d,"
                        + "CAN-SKIP-UNTIL=%d\n"
                        + "#EXT-X-PART-INF:PART-TARGET=%.3f\n",
                part * 3, target * 3, skipUntil, part));
        long first = view.isEmpty() ? 0 : view.segments().getFirst().number();
        text.append("#EXT-X-MEDIA-SEQUENCE:").append(first).append('\n');
        if (view.discontinuities() > 0) {
            text.append("#EXT-X-DISCONTINUITY-SEQUENCE:").append(view.discontinuities()).append('\n');
        }
        int skipped = skip ? skippable(view, skipUntil) : 0;
        if (skipped > 0) {
            text.append("#EXT-X-SKIP:SKIPPED-SEGMENTS=").append(skipped).append('\n');
        }
        int withParts = view.segments().size() - HlsTiming.SEGMENTS_WITH_PARTS;
        int run = skipped > 0 ? view.segments().get(skipped - 1).run() : 0;
        for (int i = skipped; i < view.segments().size(); i++) {
            run = segment(text, view.segments().get(i), run, i >= withParts);
        }
        end(text, view, others);
        return text.toString();
    }

    private static void end(StringBuilder text, WindowView view, List<Report> others) {
        if (view.ended()) {
            text.append("#EXT-X-ENDLIST\n");
            return;
        }
        Place next = view.next();
        if (!view.isEmpty()) {
            text.append("#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"p").append(next.number()).append('.')
                    .append(next.part()).append(".m4s\"\n");
        }
        for (Report other : others) {
            text.append("#EXT-X-RENDITION-REPORT:URI=\"../").append(other.name()).append('/').append(MEDIA)
                    .append("\",LAST-MSN=").append(other.last().number());
            if (other.last().part() >= 0) {
                text.append(",LAST-PART=").append(other.last().part());
            }
            text.append('\n');
        }
    }

    /**
     * All that is kept of one rendition.
     *
     * @param over whether nothing follows
     */
    public static String replay(List<Segment> segments, int targetSeconds, boolean over) {
        StringBuilder text = new StringBuilder(512 + segments.size() * 96);
        int target = targetSeconds;
        for (Segment segment : segments) {
            target = Math.max(target, (int) Math.round(segment.seconds()));
        }
        head(text, target);
        text.append("#EXT-X-PLAYLIST-TYPE:").append(over ? "VOD" : "EVENT").append('\n');
        text.append("#EXT-X-MEDIA-SEQUENCE:0\n");
        int run = 0;
        for (Segment segment : segments) {
            run = segment(text, segment, run, false);
        }
        if (over) {
            text.append("#EXT-X-ENDLIST\n");
        }
        return text.toString();
    }

    private static void head(StringBuilder text, int target) {
        text.append("#EXTM3U\n#EXT-X-VERSION:").append(VERSION)
                .append("\n#EXT-X-TARGETDURATION:").append(target).append('\n');
    }

    /** Everything older than the boundary, but for what is not whole. */
    private static int skippable(WindowView view, int skipUntilSeconds) {
        double after = 0;
        int index = view.segments().size();
        while (index > 0 && after < skipUntilSeconds) {
            index--;
            after += view.segments().get(index).seconds();
        }
        return index;
    }

    /** One segment; the run that it is of. */
    private static int segment(StringBuilder text, Segment segment, int run, boolean withParts) {
        if (segment.discontinuity()) {
            text.append("#EXT-X-DISCONTINUITY\n");
        }
        boolean gap = segment.state() == Segment.State.GAP;
        boolean otherRun = segment.run() != run && !gap;
        if (otherRun) {
            text.append("#EXT-X-MAP:URI=\"init").append(segment.run()).append(".mp4\"\n");
        }
        text.append("#EXT-X-PROGRAM-DATE-TIME:");
        DATE_TIME.formatTo(Instant.ofEpochMilli(segment.startMillis()), text);
        text.append('\n');
        if (withParts) {
            for (int i = 0; i < segment.parts().size(); i++) {
                part(text, segment, i);
            }
        }
        if (gap) {
            text.append("#EXT-X-GAP\n");
        }
        if (segment.state() != Segment.State.GROWING) {
            text.append("#EXTINF:");
            seconds(text, segment.duration(), segment.timescale());
            text.append(",\ns").append(segment.number()).append(".m4s\n");
        }
        return otherRun ? segment.run() : run;
    }

    private static void part(StringBuilder text, Segment segment, int index) {
        Part part = segment.parts().get(index);
        text.append("#EXT-X-PART:DURATION=");
        seconds(text, part.duration(), segment.timescale());
        text.append(",URI=\"p").append(segment.number()).append('.').append(index).append(".m4s\"");
        if (part.independent()) {
            text.append(",INDEPENDENT=YES");
        }
        text.append('\n');
    }

    /** Seconds with five digits after the point. */
    private static void seconds(StringBuilder text, long ticks, long timescale) {
        long units = Math.round(ticks * 100_000.0 / timescale);
        String fraction = Long.toString(units % 100_000);
        text.append(units / 100_000).append('.').append("0".repeat(5 - fraction.length())).append(fraction);
    }
}
