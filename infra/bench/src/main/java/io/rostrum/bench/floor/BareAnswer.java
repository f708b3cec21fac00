package io.rostrum.bench.floor;

import io.rostrum.bidding.mirror.MirrorItem;
import io.rostrum.bidding.mirror.MirrorScript;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand.PlaceBid;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.AuctionEvent.BidAccepted;
import io.rostrum.contracts.auction.AuctionEvent.BidRejected;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.ReserveState;
import io.rostrum.contracts.id.ShowId;
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
 * Turns a bid's record into what the product would write for it, with no rules but one comparison: the same JSON decoded, an event of the same
 * size encoded, the same outcome, and, for a bid that is higher than the lot's last, the same script with the same arguments.
 */
final class BareAnswer {

    private static final String HASH = "h".repeat(43);
    private static final long STEP_MINOR = 100;

    private final MirrorScript script;
    private final List<BoardRow> board;
    private final Map<String, byte[]> channels = new HashMap<>();
    private final Map<ShowId, Map<String, Long>> prices = new HashMap<>();
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
     * @param channel and {@code outcome}: to be published
     * @param scripts arguments of each call of the script, after its SHA
     * @param eventBytes how long the event's JSON is
     */
    record Answer(byte[] channel, byte[] outcome, List<byte[][]> scripts, int eventBytes) {}

    Answer to(ConsumerRecord<byte[], byte[]> record) {
        CommandRecord command = Json.read(record.value(), CommandRecord.class);
        if (!(command.command() instanceof PlaceBid bid)) {
            throw new IllegalArgumentException("the floor answers bids, not " + command.command().getClass());
        }
        seq++;
        return isHigher(command, bid) ? accepted(record, command, bid) : refused(record, command, bid);
    }

    private boolean isHigher(CommandRecord command, PlaceBid bid) {
        Map<String, Long> ofShow = prices.computeIfAbsent(command.showId(), show -> new HashMap<>());
        Long last = ofShow.get(bid.lotId().value());
        if (last != null && bid.limit().minor() <= last) {
            return false;
        }
        ofShow.put(bid.lotId().value(), bid.limit().minor());
        return true;
    }

    private Answer accepted(ConsumerRecord<byte[], byte[]> record, CommandRecord command, PlaceBid bid) {
        long price = bid.limit().minor();
        LotStanding standing = new LotStanding(
                LotPhase.OPEN, price, price + STEP_MINOR, 1, (int) (seq % 100_000), ReserveState.NONE, 0, 0, 0, 0);
        int event = event(record, command, new BidAccepted(bid.lotId(), 1, BidKind.LIMIT, false, true, false, standing));
        LotProjection lot = new LotProjection(bid.lotId(), seq, standing, board, record.timestamp());
        List<BoardRow> changed = board.subList(0, 1);
        List<byte[][]> scripts = List.of(
                script.arguments(new MirrorItem.Lot(command.showId(), lot, changed, false)),
                script.arguments(new MirrorItem.Board(command.showId(), seq, changed, false)));
        byte[] outcome = Json.bytes(new Outcome(
                command.commandId(), command.showId(), true, null, null, seq, bid.lotId(), 1, true, price,
                price + STEP_MINOR, null));
        return new Answer(channel(record), outcome, scripts, event);
    }

    private Answer refused(ConsumerRecord<byte[], byte[]> record, CommandRecord command, PlaceBid bid) {
        long asking = bid.limit().minor() + STEP_MINOR;
        int event = event(record, command, new BidRejected(bid.lotId(), 1, Refusal.BELOW_ASKING, asking));
        byte[] outcome = Json.bytes(new Outcome(
                command.commandId(), command.showId(), false, Refusal.BELOW_ASKING, null, seq, bid.lotId(), 1, false,
                asking, asking, null));
        return new Answer(channel(record), outcome, List.of(), event);
    }

    private int event(ConsumerRecord<byte[], byte[]> record, CommandRecord command, AuctionEvent event) {
        return Json.bytes(new EventRecord(
                        command.showId(), seq, HASH, record.timestamp(), command.commandId(), event))
                .length;
    }

    private byte[] channel(ConsumerRecord<byte[], byte[]> record) {
        return channels.computeIfAbsent(
                RecordHeaders.text(record.headers(), RecordHeaders.REPLY_TO),
                node -> MirrorKeys.outcomes(node).getBytes(StandardCharsets.US_ASCII));
    }
}
