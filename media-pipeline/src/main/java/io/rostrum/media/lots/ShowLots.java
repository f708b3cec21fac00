package io.rostrum.media.lots;

import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.EventRecord;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the lots of one show were open, folded from its events; the same whatever events come twice.
 *
 * @param seq the newest event that counts
 * @param lots in the order of their first opening
 */
public record ShowLots(long seq, List<LotTime> lots) {

    /** The most lots that are followed; a show has no more. */
    static final int MAX_LOTS = 10_000;

    /** Nothing is known yet. */
    static final ShowLots NONE = new ShowLots(0, List.of());

    public ShowLots {
        lots = List.copyOf(lots);
    }

    /** Whether events of that type, a CloudEvents type, may change anything. */
    static boolean concerns(String type) {
        return type != null && switch (type) {
            case "io.rostrum.LotOpened", "io.rostrum.LotSold", "io.rostrum.LotPassed",
                    "io.rostrum.LotCancelled", "io.rostrum.HammerUndone" -> true;
            default -> false;
        };
    }

    ShowLots with(EventRecord record) {
        if (record.seq() <= seq) {
            return this;
        }
        return switch (record.event()) {
            case AuctionEvent.LotOpened opened ->
                opened(record.seq(), opened.lotId().value(), record.atMillis());
            case AuctionEvent.LotSold sold -> closed(record.seq(), sold.lotId().value(), record.atMillis());
            case AuctionEvent.LotPassed passed ->
                closed(record.seq(), passed.lotId().value(), record.atMillis());
            case AuctionEvent.LotCancelled cancelled ->
                closed(record.seq(), cancelled.lotId().value(), record.atMillis());
            case AuctionEvent.HammerUndone undone -> closed(record.seq(), undone.lotId().value(), 0);
            default -> this;
        };
    }

    private ShowLots opened(long newest, String lotId, long atMillis) {
        if (find(lotId).isPresent() || lots.size() >= MAX_LOTS) {
            return this;
        }
        List<LotTime> more = new ArrayList<>(lots);
        more.add(new LotTime(lotId, atMillis, 0, 0));
        return new ShowLots(newest, more);
    }

    /** A lot that never opened has no clip. */
    private ShowLots closed(long newest, String lotId, long atMillis) {
        return replaced(newest, find(lotId).map(lot -> new LotTime(
                lotId, lot.openedMillis(), atMillis, lot.clippedMillis())));
    }

    /** A clip was made of the lot as it was closed then, or could not be. */
    ShowLots clipped(String lotId, long closedMillis) {
        return replaced(seq, find(lotId).map(lot -> new LotTime(
                lotId, lot.openedMillis(), lot.closedMillis(), closedMillis)));
    }

    private ShowLots replaced(long newest, Optional<LotTime> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        List<LotTime> all = new ArrayList<>(lots);
        all.replaceAll(lot -> lot.lotId().equals(changed.get().lotId()) ? changed.get() : lot);
        return new ShowLots(newest, all);
    }

    Optional<LotTime> find(String lotId) {
        return lots.stream().filter(lot -> lot.lotId().equals(lotId)).findFirst();
    }
}
