package io.rostrum.bench.floor;

import io.rostrum.bidding.mirror.MirrorItem;
import io.rostrum.bidding.mirror.MirrorScript;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand.PlaceBid;
import io.rostrum.contracts.auction.AuctionEvent.BidAccepted;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.ReserveState;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.MirrorKeys;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Turns a bid's record into what the product would write for an accepted bid, without deciding anything: the same JSON decoded, an event
 * of the same size encoded, the same script with the same arguments, the same outcome. Keeps a counter and nothing else.
 */
final class BareAnswer {

    private static final int HASH_LENGTH = 43;
    private static final String HASH = "h".repeat(HASH_LENGTH);

    private final MirrorScript script;
    private final List<BoardRow> board;
    private final Map<String, byte[]> channels = new HashMap<>();
    private long seq;

    /** @param boardRows as many as bidders who have led a lot, at most {@link LotProjection#BOARD_ROWS} */
    BareAnswer(String epoch, int boardRows) {
        this.script = new MirrorScript(epoch);
        this.board = IntStream.rangeClosed(1, Math.min(boardRows, LotProjection.BOARD_ROWS))
                .mapToObj(paddle -> new BoardRow(paddle, 10_000_000L - paddle))
                .toList();
    }

    /**
     * What is to be sent to Redis.
     *
     * @param arguments of the script, after its SHA
     * @param channel and {@code outcome}: to be published after it
     * @param eventBytes how long the event's JSON is
     */
    record Answer(byte[][] arguments, byte[] channel, byte[] outcome, int eventBytes) {}

    Answer to(ConsumerRecord<byte[], byte[]> record) {
        CommandRecord command = Json.read(record.value(), CommandRecord.class);
        if (!(command.command() instanceof PlaceBid bid)) {
            throw new IllegalArgumentException("the floor answers bids, not " + command.command().getClass());
        }
        seq++;
        long price = bid.limit().minor();
        LotStanding standing = new LotStanding(
                LotPhase.OPEN, price, price + 100, 1, (int) (seq % 100_000), ReserveState.NONE, 0, 0, 0, 0);
        byte[] event = Json.bytes(new EventRecord(
                command.showId(), seq, HASH, record.timestamp(), command.commandId(),
                new BidAccepted(bid.lotId(), 1, BidKind.LIMIT, false, true, false, standing)));
        LotProjection lot = new LotProjection(bid.lotId(), seq, standing, board, record.timestamp());
        byte[][] arguments = script.arguments(new MirrorItem.Lot(command.showId(), lot));
        byte[] outcome = Json.bytes(new Outcome(
                command.commandId(), command.showId(), true, null, null, seq, bid.lotId(), 1, true, price, price + 100,
                null));
        return new Answer(arguments, channel(record), outcome, event.length);
    }

    private byte[] channel(ConsumerRecord<byte[], byte[]> record) {
        return channels.computeIfAbsent(
                RecordHeaders.text(record.headers(), RecordHeaders.REPLY_TO),
                node -> MirrorKeys.outcomes(node).getBytes(StandardCharsets.US_ASCII));
    }
}
