package io.rostrum.media.archive;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of what is kept; they say all that playlists need, so that a listing is the index.
 *
 * <pre>
 * SHOW/epoch.EPOCHMILLIS                       the date-time of media time 0
 * SHOW/over.MILLIS                             nothing follows; since when
 * SHOW/RENDITION/init.RUN.mp4                  initialization of a run
 * SHOW/RENDITION/NUMBER.RUN.START.DURATION.m4s a segment; its times in ticks of its run's track
 * SHOW/thumbs/MEDIAMILLIS.jpg                  a picture
 * SHOW/clips/CLIP.mp4                          a clip
 * </pre>
 */
final class Names {

    private static final Pattern EPOCH = Pattern.compile("epoch\\.([0-9]{1,15})");
    private static final Pattern OVER = Pattern.compile("over\\.([0-9]{1,15})");
    private static final Pattern INIT = Pattern.compile("([a-z0-9]{1,16})/init\\.([0-9]{1,9})\\.mp4");
    private static final Pattern SEGMENT = Pattern.compile(
            "([a-z0-9]{1,16})/([0-9]{1,12})\\.([0-9]{1,9})\\.([0-9]{1,18})\\.([0-9]{1,18})\\.m4s");
    private static final Pattern THUMB = Pattern.compile("thumbs/([0-9]{1,15})\\.jpg");
    private static final Pattern CLIP = Pattern.compile("clips/([A-Za-z0-9_-]{1,140})\\.mp4");

    /** What an object of a show is. */
    sealed interface Kept {}

    record Epoch(long epochMillis) implements Kept {}

    record Over(long atMillis) implements Kept {}

    record Init(String rendition, int run) implements Kept {}

    record Piece(String rendition, KeptSegment segment) implements Kept {}

    record Thumb(long mediaMillis) implements Kept {}

    record ClipFile(String clip) implements Kept {}

    private Names() {}

    static String of(String show, Kept kept) {
        return show + "/" + switch (kept) {
            case Epoch epoch -> "epoch." + epoch.epochMillis();
            case Over over -> "over." + over.atMillis();
            case Init init -> init.rendition() + "/init." + init.run() + ".mp4";
            case Piece piece -> piece.rendition() + "/" + piece.segment().number() + "."
                    + piece.segment().run() + "." + piece.segment().start() + "."
                    + piece.segment().duration() + ".m4s";
            case Thumb thumb -> "thumbs/" + thumb.mediaMillis() + ".jpg";
            case ClipFile clip -> "clips/" + clip.clip() + ".mp4";
        };
    }

    /**
     * What an object is; {@code null} if it is none of this program's.
     *
     * @param name within its show
     */
    static Kept read(String name, long size) {
        Matcher match = SEGMENT.matcher(name);
        if (match.matches()) {
            return new Piece(match.group(1), new KeptSegment(
                    number(match, 2), (int) number(match, 3), number(match, 4), number(match, 5), size));
        }
        match = THUMB.matcher(name);
        if (match.matches()) {
            return new Thumb(number(match, 1));
        }
        match = INIT.matcher(name);
        if (match.matches()) {
            return new Init(match.group(1), (int) number(match, 2));
        }
        match = EPOCH.matcher(name);
        if (match.matches()) {
            return new Epoch(number(match, 1));
        }
        match = OVER.matcher(name);
        if (match.matches()) {
            return new Over(number(match, 1));
        }
        match = CLIP.matcher(name);
        return match.matches() ? new ClipFile(match.group(1)) : null;
    }

    private static long number(Matcher match, int group) {
        return Long.parseLong(match.group(group));
    }
}
