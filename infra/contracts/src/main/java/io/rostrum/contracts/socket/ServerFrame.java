package io.rostrum.contracts.socket;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.PaddleProjection;
import io.rostrum.contracts.mirror.ShowProjection;

import java.util.List;

/**
 * What the gateway says on the room's socket. A bidder's own {@code taken}, {@code outcome}, {@code refused}
 * and {@code unknown} pass before room frames; of room frames a slow client gets the newest state, never a
 * backlog.
 *
 * <p>A text message is one frame, or an array of the room frames that were new together.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerFrame.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ServerFrame.Snapshot.class, name = "snapshot"),
    @JsonSubTypes.Type(value = ServerFrame.Show.class, name = "show"),
    @JsonSubTypes.Type(value = ServerFrame.Lot.class, name = "lot"),
    @JsonSubTypes.Type(value = ServerFrame.Card.class, name = "card"),
    @JsonSubTypes.Type(value = ServerFrame.LotRemoved.class, name = "lotRemoved"),
    @JsonSubTypes.Type(value = ServerFrame.RunList.class, name = "runList"),
    @JsonSubTypes.Type(value = ServerFrame.Board.class, name = "board"),
    @JsonSubTypes.Type(value = ServerFrame.Paddle.class, name = "paddle"),
    @JsonSubTypes.Type(value = ServerFrame.Line.class, name = "line"),
    @JsonSubTypes.Type(value = ServerFrame.Crowd.class, name = "crowd"),
    @JsonSubTypes.Type(value = ServerFrame.Taken.class, name = "taken"),
    @JsonSubTypes.Type(value = ServerFrame.Decided.class, name = "outcome"),
    @JsonSubTypes.Type(value = ServerFrame.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = ServerFrame.Unknown.class, name = "unknown"),
    @JsonSubTypes.Type(value = ServerFrame.Pong.class, name = "pong"),
    @JsonSubTypes.Type(value = ServerFrame.Goodbye.class, name = "goodbye"),
})
public sealed interface ServerFrame {

    /**
     * The frames of one text message; what cannot be read is a {@link io.rostrum.contracts.MalformedRecord}.
     */
    static List<ServerFrame> read(byte[] message) {
        boolean several = message.length > 0 && message[0] == '[';
        return several
                ? List.of(Json.read(message, ServerFrame[].class))
                : List.of(Json.read(message, ServerFrame.class));
    }

    /**
     * The first frame, and the answer to {@code hello}.
     *
     * @param userId absent while not signed in
     * @param expiresAtMillis when the token ends; 0 while not signed in
     */
    record Welcome(String node, long serverTimeMillis, UserId userId, List<Role> roles, long expiresAtMillis)
            implements ServerFrame {}

    /**
     * The whole room, in answer to {@code subscribe} and after a gap.
     *
     * @param source {@code mirror} (Redis) or {@code log} (the events' tail)
     * @param outside true: the show is ticketed and the asker has no pass, so that there is no more than its
     *     header; else absent
     * @param paddle the asker's own; absent without one
     * @param history the newest lines, newest first, at most 50
     */
    record Snapshot(
            ShowId showId,
            String source,
            ShowProjection show,
            List<LotView> lots,
            List<BoardRow> board,
            Boolean outside,
            PaddleProjection paddle,
            List<Line> history)
            implements ServerFrame {}

    /** One lot of a snapshot, in run list order. */
    record LotView(LotCard card, LotProjection lot) {}

    record Show(ShowId showId, ShowProjection show) implements ServerFrame {}

    record Lot(ShowId showId, LotProjection lot) implements ServerFrame {}

    /** A lot is new, or what its catalogue says changed. */
    record Card(ShowId showId, LotId lotId, long seq, LotCard card) implements ServerFrame {}

    record LotRemoved(ShowId showId, LotId lotId, long seq) implements ServerFrame {}

    record RunList(ShowId showId, long seq, List<LotId> lotIds) implements ServerFrame {}

    /** The show's board: hype points, best first, at most ten rows. */
    record Board(ShowId showId, long seq, List<BoardRow> board) implements ServerFrame {}

    /** The asker's own paddle changed. */
    record Paddle(ShowId showId, PaddleProjection paddle) implements ServerFrame {}

    /**
     * One line of the room's history, from the event log.
     *
     * @param kind the event's type, such as {@code BidAccepted}
     * @param lotId absent when about no lot
     * @param paddle 0 if about none
     * @param amountMinor the price or hammer price; 0 if none
     * @param text absent, or a reason that was given
     */
    record Line(
            ShowId showId, long seq, long atMillis, String kind, LotId lotId, int paddle, long amountMinor,
            String text)
            implements ServerFrame {}

    /** How many sockets watch this show on this node. */
    record Crowd(ShowId showId, int watching) implements ServerFrame {}

    /** The broker has the command; its outcome follows. */
    record Taken(CommandId commandId) implements ServerFrame {}

    /** The command's fate, from the log. */
    record Decided(Outcome outcome) implements ServerFrame {}

    /**
     * The gateway turned the command away.
     *
     * @param commandId absent if the frame could not be read
     * @param last true: it will never act; false: the same id may be sent again, with {@code insist} or later
     * @param askingMinor the asking bid that the mirror shows, for {@code BELOW_ASKING}; else 0
     * @param retryAfterMillis for {@code RATE}; else 0
     */
    record Refused(
            CommandId commandId, Refusal reason, String detail, @JsonProperty("final") boolean last,
            long askingMinor, long retryAfterMillis)
            implements ServerFrame {}

    /**
     * Nobody can say yet whether the command will act: ask again with the same id, or send it again with the
     * same id.
     */
    record Unknown(CommandId commandId, long retryAfterMillis) implements ServerFrame {}

    record Pong(long t, long serverTimeMillis) implements ServerFrame {}

    /** The last frame before the gateway closes the socket. */
    record Goodbye(String reason) implements ServerFrame {}
}
