package io.rostrum.contracts.mirror;

import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;

/**
 * Names the keys of the Redis mirror. All keys of one show carry the hash tag <code>{showId}</code>, so that
 * one script may touch them together on a cluster too.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code {id}:show}</td>
 *     <td>hash: {@code seq}, {@code json} ({@link ShowProjection}), {@code freshMillis}</td></tr>
 * <tr><td>{@code {id}:lots}</td><td>sorted set: lot ids by run list position</td></tr>
 * <tr><td>{@code {id}:lot:LOT}</td>
 *     <td>hash: {@code seq}, {@code json} ({@link LotProjection}), {@code card} (LotCard), and for the gate
 *     {@code asking}, {@code leader}, {@code open} (0 or 1), {@code rollback}</td></tr>
 * <tr><td>{@code {id}:lot:LOT:board}</td>
 *     <td>sorted set: paddles by the highest price at which each led</td></tr>
 * <tr><td>{@code {id}:board}</td><td>sorted set: paddles by hype points</td></tr>
 * <tr><td>{@code {id}:paddles}</td><td>hash: user id to {@link PaddleProjection}</td></tr>
 * <tr><td>{@code {id}:room}</td>
 *     <td>capped stream of room frames, and the pub/sub channel of the same name</td></tr>
 * </table>
 */
public final class MirrorKeys {

    /** Sorted set of show ids by start time, for the page of coming shows; not part of any script. */
    public static final String SHOWS = "shows";

    /** Generation of the mirror: absent after a flush; an older dump brings an older one. */
    public static final String EPOCH = "mirror:epoch";

    /**
     * Names the command log that is mirrored: the id of its topic. What another log's job left is dropped.
     */
    public static final String LOG = "mirror:log";

    /** Begins the keys of every show, and no other key. */
    public static final String SHOW_KEYS = "{";

    /** Room frames kept in a show's stream, about. */
    public static final int ROOM_STREAM_LENGTH = 1_000;

    /** The mirror is fresh while its mark is younger than this, by Redis' own clock. */
    public static final long FRESH_MILLIS = 2_000;

    private MirrorKeys() {}

    public static String show(ShowId show) {
        return tag(show) + ":show";
    }

    public static String lots(ShowId show) {
        return tag(show) + ":lots";
    }

    public static String lot(ShowId show, LotId lot) {
        return tag(show) + ":lot:" + lot.value();
    }

    public static String lotBoard(ShowId show, LotId lot) {
        return tag(show) + ":lot:" + lot.value() + ":board";
    }

    public static String board(ShowId show) {
        return tag(show) + ":board";
    }

    public static String paddles(ShowId show) {
        return tag(show) + ":paddles";
    }

    /** The stream and the channel of a show's room. */
    public static String room(ShowId show) {
        return tag(show) + ":room";
    }

    /** The channel on which a gateway node hears the outcomes of commands that came through it. */
    public static String outcomes(String node) {
        return "outcome:" + node;
    }

    private static String tag(ShowId show) {
        return "{" + show.value() + "}";
    }
}
