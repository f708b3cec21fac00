package io.rostrum.bench.likeness;

import io.rostrum.bidding.mirror.MirrorItem;
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
import io.rostrum.contracts.mirror.LotProjection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Answers bids with records of the same size as the product's. Its only rule: a bid that is not higher than
 * the lot's last is refused, so that as much is written as for the product. Not for several threads.
 */
public final class Likeness {

    private static final String HASH = "h".repeat(43);
    private static final long STEP_MINOR = 100;
    private static final int BIDS_SHOWN = 10_000;

    private final List<BoardRow> board;
    private final Map<ShowId, Map<String, Long>> prices = new HashMap<>();
    private long seq;

    /** @param boardRows as many as bidders who have led a lot, at most {@link LotProjection#BOARD_ROWS} */
    public Likeness(int boardRows) {
        this.board = IntStream.rangeClosed(1, Math.min(boardRows, LotProjection.BOARD_ROWS))
                .mapToObj(paddle -> new BoardRow(paddle, 10_000_000L - paddle))
                .toList();
    }

    /**
     * An answer.
     *
     * @param items what the mirror is to show; empty for a refusal
     */
    public record Answer(EventRecord event, Outcome outcome, List<MirrorItem> items) {}

    /** Answers a bid; null for any other command. */
    public Answer to(CommandRecord command, long logTimeMillis) {
        if (!(command.command() instanceof PlaceBid bid)) {
            return null;
        }
        seq++;
        return isHigher(command, bid)
                ? accepted(command, bid, logTimeMillis)
                : refused(command, bid, logTimeMillis);
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

    private Answer accepted(CommandRecord command, PlaceBid bid, long at) {
        long price = bid.limit().minor();
        long asking = price + STEP_MINOR;
        LotStanding standing = new LotStanding(
                LotPhase.OPEN, price, asking, 1, (int) (seq % BIDS_SHOWN), ReserveState.NONE, 0, 0, 0, 0);
        LotProjection lot = new LotProjection(bid.lotId(), seq, standing, board, at);
        List<BoardRow> changed = board.subList(0, 1);
        return new Answer(
                event(command, at,
                        new BidAccepted(bid.lotId(), 1, BidKind.LIMIT, false, true, false, standing)),
                new Outcome(
                        command.commandId(), command.showId(), true, null, null, seq, bid.lotId(), 1,
                        true, price, asking, null),
                List.of(
                        new MirrorItem.Lot(command.showId(), lot, changed, false),
                        new MirrorItem.Board(command.showId(), seq, changed, false)));
    }

    private Answer refused(CommandRecord command, PlaceBid bid, long at) {
        long asking = bid.limit().minor() + STEP_MINOR;
        return new Answer(
                event(command, at, new BidRejected(bid.lotId(), 1, Refusal.BELOW_ASKING, asking)),
                new Outcome(
                        command.commandId(), command.showId(), false, Refusal.BELOW_ASKING, null, seq,
                        bid.lotId(), 1, false, asking, asking, null),
                List.of());
    }

    private EventRecord event(CommandRecord command, long at, AuctionEvent event) {
        return new EventRecord(command.showId(), seq, HASH, at, command.commandId(), event);
    }
}
