package io.rostrum.auction.simulation;

import io.rostrum.auction.RecordedEvent;
import io.rostrum.auction.bidding.Packs;
import io.rostrum.auction.projection.LotViews;
import io.rostrum.auction.simulation.ReferenceLot.Kind;
import io.rostrum.auction.simulation.ReferenceLot.Line;
import io.rostrum.auction.state.BidEntry;
import io.rostrum.auction.state.EntryKind;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.MemoryShowStore;
import io.rostrum.contracts.auction.AuctionCommand.LowerLimit;
import io.rostrum.contracts.auction.AuctionCommand.PlaceBid;
import io.rostrum.contracts.auction.AuctionCommand.PlacePreBid;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.id.LotId;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The lots of a show by the slow reference, fed with the events and the commands behind them. */
final class ReferenceShow {

    private final Map<LotId, ReferenceLot> lots = new HashMap<>();
    private final Map<LotId, Map<Integer, Line>> preBids = new HashMap<>();
    private final Map<LotId, Long> deadlines = new HashMap<>();

    void take(List<RecordedEvent> events, CommandRecord record, MemoryShowStore store) {
        for (RecordedEvent event : events) {
            if (event.event().commandId() == null) {
                settled(event);
            }
            take(event.event().seq(), event.event().event(), record, store);
        }
    }

    /** What a deadline brought happened at that deadline, as it was known before. */
    private void settled(RecordedEvent event) {
        LotId lotId = switch (event.event().event()) {
            case AuctionEvent.LotSold e -> e.lotId();
            case AuctionEvent.LotPassed e -> e.lotId();
            case AuctionEvent.SaleConfirmed e -> e.lotId();
            default -> null;
        };
        if (lotId != null) {
            assertEquals(
                    deadlines.get(lotId), event.event().atMillis(), () -> lotId + ": not at its deadline");
            boolean sold = event.event().event() instanceof AuctionEvent.LotSold;
            deadlines.put(lotId, sold ? standingOf(event).deadlineMillis() : 0);
        }
    }

    private static LotStanding standingOf(RecordedEvent event) {
        return ((AuctionEvent.LotSold) event.event().event()).standing();
    }

    private void take(long seq, AuctionEvent event, CommandRecord record, MemoryShowStore store) {
        switch (event) {
            case AuctionEvent.PreBidPlaced e -> {
                long limit = ((PlacePreBid) record.command()).limit().minor();
                Map<Integer, Line> open = preBids.computeIfAbsent(e.lotId(), id -> new LinkedHashMap<>());
                open.remove(e.paddle());
                open.put(e.paddle(), new Line(seq, e.paddle(), limit, Kind.LIMIT, 0));
            }
            case AuctionEvent.LotRemoved e -> preBids.remove(e.lotId());
            case AuctionEvent.LotOpened e -> {
                LotState lot = store.lot(e.lotId().value());
                var pack = Packs.whole(store.packOf(e.lotId().value(), lot));
                ReferenceLot reference = new ReferenceLot(pack, lot.openingMinor(), lot.reserveMinor());
                preBids.getOrDefault(e.lotId(), Map.of()).forEach((paddle, line) -> {
                    if (!e.lapsed().contains(paddle)) {
                        assertTrue(line.amount() >= reference.standing().asking(),
                                "a pre-bid that stands is enough");
                        reference.lines.add(line);
                    }
                });
                lots.put(e.lotId(), reference);
            }
            case AuctionEvent.BidAccepted e -> {
                PlaceBid bid = (PlaceBid) record.command();
                Kind kind = bid.kind() == BidKind.EXACT ? Kind.EXACT : Kind.LIMIT;
                ReferenceLot lot = lots.get(e.lotId());
                boolean own = lot.standing().leader() == e.paddle();
                assertEquals(own, e.ownRaise(), "whether the leader bid");
                assertTrue(
                        own || bid.limit().minor() >= lot.standing().asking(), "an accepted bid is enough");
                lot.lines.add(new Line(seq, e.paddle(), bid.limit().minor(), kind, lot.step));
                assertTrue(e.standing().deadlineMillis() >= deadlines.getOrDefault(e.lotId(), 0L)
                        || e.standing().deadlineMillis() == 0, "no bid makes a deadline earlier");
            }
            case AuctionEvent.LimitLowered e -> {
                ReferenceLot lot = lots.get(e.lotId());
                long limit = ((LowerLimit) record.command()).limit().minor();
                lot.lines.add(new Line(seq, e.paddle(), limit, Kind.LOWER, lot.step));
            }
            case AuctionEvent.BidRetracted e -> {
                ReferenceLot lot = lots.get(e.lotId());
                lot.lines.removeIf(line -> e.bidSeq() == line.seq() || e.lapsed().contains(line.paddle()));
                boolean barred = e.bidSeq() == 0 && !e.reason().startsWith("over");
                lot.lines.removeIf(line -> barred && line.paddle() == e.paddle());
                cuts(seq, e.lotId(), lot, store);
            }
            case AuctionEvent.IncrementSet e -> lots.get(e.lotId()).step = e.stepMinor();
            case AuctionEvent.OpeningLowered e -> lots.get(e.lotId()).opening = e.openingMinor();
            case AuctionEvent.ReserveWaived e -> lots.get(e.lotId()).reserve = 0;
            default -> { }
        }
    }

    /** Limits cut to a spending room are nobody's to know; they are taken from the history. */
    private static void cuts(long seq, LotId lotId, ReferenceLot lot, MemoryShowStore store) {
        int entries = store.lot(lotId.value()).entries();
        for (int n = 0; n < entries; n++) {
            BidEntry entry = store.bid(lotId.value(), n);
            if (entry.seq() == seq && entry.kind() == EntryKind.LOWERED) {
                lot.lines.add(new Line(seq, entry.paddle(), entry.limitMinor(), Kind.LOWER, lot.step));
            }
        }
    }

    void check(MemoryShowStore store) {
        lots.forEach((lotId, reference) -> {
            LotState lot = store.lot(lotId.value());
            LotStanding standing = LotViews.standing(store, lotId.value());
            ReferenceLot.Standing expected = reference.standing();
            assertEquals(expected.leader(), lot.standing().leader(),
                    () -> lotId + ": leader of " + reference.lines);
            assertEquals(expected.limit(), lot.standing().leaderLimitMinor(),
                    () -> lotId + ": the leader's limit");
            assertEquals(
                    expected.price(), standing.priceMinor(), () -> lotId + ": price of " + reference.lines);
            assertEquals(expected.bids(), standing.bids(), () -> lotId + ": bids that count");
            if (lot.phase().isOpen()) {
                assertEquals(expected.asking(), standing.askingMinor(), () -> lotId + ": asking bid");
            }
            deadlines.put(lotId, standing.deadlineMillis());
        });
    }
}
