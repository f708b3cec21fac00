package io.rostrum.media.origin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a path, freed of its permit, names. A path that is none of these names nothing: there are no files
 * behind the addresses.
 *
 * <pre>
 * /shows/SHOW/master.m3u8              the live stream, all tiers; the replay when it is over
 * /shows/SHOW/replay.m3u8              all that is kept, also while it is live
 * /shows/SHOW/TIER/media.m3u8          one tier, live
 * /shows/SHOW/TIER/replay.m3u8         one tier, all that is kept
 * /shows/SHOW/TIER/init1.mp4           initialization of run 1
 * /shows/SHOW/TIER/s17.m4s             segment 17
 * /shows/SHOW/TIER/p17.2.m4s           its third part
 * /shows/SHOW/storyboard.vtt           pictures for the seek bar
 * /shows/SHOW/thumbs/12345.jpg         one of them, by its media time
 * /shows/SHOW/lots.json                where each lot stands in the replay
 * /shows/SHOW/clips/lot-LOT.mp4        the clip of a lot
 * /shows/SHOW/clips/10000-25000.mp4    a clip by media time, made when it is asked for
 * </pre>
 */
sealed interface Address {

    record Master(String show) implements Address {}

    record ReplayMaster(String show) implements Address {}

    record Media(String show, String tier) implements Address {}

    record Replay(String show, String tier) implements Address {}

    record Init(String show, String tier, int run) implements Address {}

    record Segment(String show, String tier, long number) implements Address {}

    record Part(String show, String tier, long number, int index) implements Address {}

    record Storyboard(String show) implements Address {}

    record Thumb(String show, long mediaMillis) implements Address {}

    record Lots(String show) implements Address {}

    record Clip(String show, String clip) implements Address {}

    record ClipByTime(String show, long fromMillis, long toMillis) implements Address {}

    String show();

    /** The longest path that is read, in characters. */
    int MAX_PATH = 300;

    Pattern IN_SHOW = Pattern.compile("/shows/([A-Za-z0-9_-]{1,64})/([A-Za-z0-9._/-]{1,200})");
    Pattern IN_TIER = Pattern.compile("([a-z0-9]{1,16})/([a-z0-9.]{1,40})");
    Pattern INIT = Pattern.compile("init([0-9]{1,9})\\.mp4");
    Pattern SEGMENT = Pattern.compile("s([0-9]{1,15})\\.m4s");
    Pattern PART = Pattern.compile("p([0-9]{1,15})\\.([0-9]{1,5})\\.m4s");
    Pattern THUMB = Pattern.compile("thumbs/([0-9]{1,15})\\.jpg");
    Pattern CLIP_BY_TIME = Pattern.compile("clips/([0-9]{1,12})-([0-9]{1,12})\\.mp4");
    Pattern CLIP = Pattern.compile("clips/([A-Za-z0-9_-]{1,140})\\.mp4");

    /** @param path as it was sent, undecoded; no name needs an escape */
    static Optional<Address> of(String path) {
        Matcher match = IN_SHOW.matcher(path);
        return path.length() > MAX_PATH || !match.matches()
                ? Optional.empty()
                : inShow(match.group(1), match.group(2));
    }

    private static Optional<Address> inShow(String show, String rest) {
        return switch (rest) {
            case "master.m3u8" -> Optional.of(new Master(show));
            case "replay.m3u8" -> Optional.of(new ReplayMaster(show));
            case "storyboard.vtt" -> Optional.of(new Storyboard(show));
            case "lots.json" -> Optional.of(new Lots(show));
            default -> named(show, rest);
        };
    }

    private static Optional<Address> named(String show, String rest) {
        Matcher thumb = THUMB.matcher(rest);
        if (thumb.matches()) {
            return Optional.of(new Thumb(show, Long.parseLong(thumb.group(1))));
        }
        Matcher range = CLIP_BY_TIME.matcher(rest);
        if (range.matches()) {
            return Optional.of(new ClipByTime(
                    show, Long.parseLong(range.group(1)), Long.parseLong(range.group(2))));
        }
        Matcher clip = CLIP.matcher(rest);
        if (clip.matches()) {
            return Optional.of(new Clip(show, clip.group(1)));
        }
        Matcher tier = IN_TIER.matcher(rest);
        return tier.matches() ? inTier(show, tier.group(1), tier.group(2)) : Optional.empty();
    }

    private static Optional<Address> inTier(String show, String tier, String name) {
        if (name.equals("media.m3u8")) {
            return Optional.of(new Media(show, tier));
        }
        if (name.equals("replay.m3u8")) {
            return Optional.of(new Replay(show, tier));
        }
        Matcher part = PART.matcher(name);
        if (part.matches()) {
            return Optional.of(new Part(
                    show, tier, Long.parseLong(part.group(1)), Integer.parseInt(part.group(2))));
        }
        Matcher segment = SEGMENT.matcher(name);
        if (segment.matches()) {
            return Optional.of(new Segment(show, tier, Long.parseLong(segment.group(1))));
        }
        Matcher init = INIT.matcher(name);
        return init.matches()
                ? Optional.of(new Init(show, tier, Integer.parseInt(init.group(1))))
                : Optional.empty();
    }
}
