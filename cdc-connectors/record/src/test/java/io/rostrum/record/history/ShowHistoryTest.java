package io.rostrum.record.history;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.record.history.History.Step;
import io.rostrum.record.rows.BidRow;
import io.rostrum.record.rows.LotRow;
import io.rostrum.record.rows.PaddleRow;
import io.rostrum.record.rows.Rows;
import io.rostrum.record.rows.ShowRow;
import io.rostrum.record.rows.SubjectRow;
import io.rostrum.record.rows.Table;
import org.junit.jupiter.api.Test;

import java.util.List;

import static io.rostrum.record.history.ShowScript.standing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ShowHistoryTest {

    private static final LotId LOT = new LotId("lot-1");

    private final SubjectRow subject = new SubjectRow();
    private final ShowHistory history = new ShowHistory(subject, null, List.of(), List.of());
    private final Rows rows = new Rows();

    private Step take(EventRecord event) {
        byte[] bytes = Json.bytes(event);
        return history.take(new Fact.OfShow(event, ShowScript.hash(bytes)), event.seq() - 1, rows);
    }

    private void takeAll(ShowScript script) {
        script.events().forEach(event -> assertEquals(Step.TAKEN, take(event), () -> event + ": " + subject.stopped));
    }

    @SuppressWarnings("unchecked")
    private <R> R only(Table<R> table) {
        assertEquals(1, rows.of(table).size(), table.name());
        return (R) rows.of(table).iterator().next();
    }

    private List<BidRow> bids() {
        return rows.of(Table.BIDS).stream().map(BidRow.class::cast).toList();
    }

    @Test
    void aShowStandsAsItsNewestEventLeftIt() {
        ShowScript script = new ShowScript("show-1").opened();
        script.add(new AuctionEvent.ShowPaused());
        script.add(new AuctionEvent.ShowResumed(30));
        script.add(new AuctionEvent.ShowEnded());

        takeAll(script);

        ShowRow show = only(Table.SHOWS);
        assertEquals("ENDED", show.status);
        assertEquals("seller", show.sellerId);
        assertEquals(30, show.pausedMillis);
        assertEquals(script.events().getLast().atMillis(), show.endedAtMillis);
        assertEquals("A show", show.title);
        assertEquals("USD", show.currency);
    }

    @Test
    void anAcceptedBidIsARowWithTheLotsPublicStateAfterIt() {
        ShowScript script = new ShowScript("show-1").opened();
        EventRecord first = script.bid(1, 1_000, 1);
        EventRecord second = script.bid(2, 2_000, 2);

        takeAll(script);

        assertEquals(
                List.of(
                        new BidRow("show-1", first.seq(), "lot-1", "seller", 1, "bidder-1", "ACCEPTED", "",
                                "LIMIT", false, true, false, 0, 1_000, 1_100, 1_000, "NOT_MET", "USD",
                                "watches", first.atMillis()),
                        new BidRow("show-1", second.seq(), "lot-1", "seller", 2, "bidder-2", "ACCEPTED", "",
                                "LIMIT", false, true, false, 0, 2_000, 2_100, 1_000, "MET", "USD",
                                "watches", second.atMillis())),
                bids());
        LotRow lot = only(Table.LOTS);
        assertEquals(2_000, lot.priceMinor);
        assertEquals("bidder-2", lot.leaderId);
        assertEquals("MET", lot.reserveState);
    }

    @Test
    void aRefusedBidIsARowWithItsReasonAndCountsOnTheLot() {
        ShowScript script = new ShowScript("show-1").opened();
        script.bid(1, 1_000, 1);
        script.refused(2, 1_100);

        takeAll(script);

        BidRow refused = bids().getLast();
        assertEquals("REFUSED", refused.outcome());
        assertEquals("BELOW_ASKING", refused.reason());
        assertEquals(1_000, refused.priceMinor());
        assertEquals(1, only(Table.LOTS).bidsRefused);
    }

    @Test
    void whatIsRefusedBeforeTheShowIsThereHasNoSeller() {
        ShowScript script = new ShowScript("show-1");
        script.add(new AuctionEvent.BidRejected(LOT, 0, Refusal.UNKNOWN_SHOW, 0));
        script.opened();

        takeAll(script);

        assertEquals("", bids().getFirst().sellerId());
        assertEquals("UNKNOWN_SHOW", bids().getFirst().reason());
    }

    @Test
    void aBidOnALotThatIsNotThereIsARowAndNoLot() {
        ShowScript script = new ShowScript("show-1").opened();
        script.add(new AuctionEvent.BidRejected(new LotId("elsewhere"), 1, Refusal.UNKNOWN_LOT, 0));

        takeAll(script);

        assertEquals("elsewhere", bids().getFirst().lotId());
        assertEquals("seller", bids().getFirst().sellerId());
        assertEquals("lot-1", only(Table.LOTS).lotId);
    }

    @Test
    void aRetractionIsARowThatNamesTheBidAndThePriceFalls() {
        ShowScript script = new ShowScript("show-1").opened();
        EventRecord bid = script.bid(1, 1_000, 1);
        script.add(new AuctionEvent.BidRetracted(
                LOT, 1, bid.seq(), "", List.of(), List.of(), standing(LotPhase.OPEN, 0, 0, 0)));

        takeAll(script);

        BidRow retracted = bids().getLast();
        assertEquals("RETRACTED", retracted.outcome());
        assertEquals(bid.seq(), retracted.retractedSeq());
        assertEquals(0, only(Table.LOTS).priceMinor);
        assertEquals("", only(Table.LOTS).leaderId);
    }

    @Test
    void aHammerThatIsUndoneLeavesNoHammerPriceUntilTheNext() {
        ShowScript script = new ShowScript("show-1").opened();
        script.bid(1, 1_000, 1);
        script.add(new AuctionEvent.LotSold(LOT, 1, 1_000, standing(LotPhase.SOLD, 1_000, 1, 1)));
        script.add(new AuctionEvent.HammerUndone(LOT, standing(LotPhase.OPEN, 1_000, 1, 1)));
        takeAll(script);
        assertEquals(0, only(Table.LOTS).hammerMinor);
        assertEquals(0, only(Table.LOTS).closedAtMillis);

        EventRecord sold =
                script.add(new AuctionEvent.LotSold(LOT, 1, 1_000, standing(LotPhase.SOLD, 1_000, 1, 1)));
        EventRecord confirmed = script.add(new AuctionEvent.SaleConfirmed(
                LOT, new UserId("seller"), new UserId("bidder-1"), 1, 1_000, "USD", 2_000,
                standing(LotPhase.CONFIRMED, 1_000, 1, 1)));
        take(sold);
        take(confirmed);

        LotRow lot = only(Table.LOTS);
        assertEquals(1_000, lot.hammerMinor);
        assertEquals(sold.atMillis(), lot.closedAtMillis);
        assertEquals(confirmed.atMillis(), lot.confirmedAtMillis);
        assertEquals("CONFIRMED", lot.phase);
    }

    @Test
    void aRemovedLotStaysAsARowThatSaysSo() {
        ShowScript script = new ShowScript("show-1").opened();
        script.add(new AuctionEvent.LotCreated(
                new LotId("lot-2"), ShowScript.card("Another"), standing(LotPhase.PENDING, 0, 0, 0)));
        script.add(new AuctionEvent.LotsOrdered(List.of(new LotId("lot-2"), LOT)));
        script.add(new AuctionEvent.LotRemoved(new LotId("lot-2")));

        takeAll(script);

        for (Object row : rows.of(Table.LOTS)) {
            LotRow lot = (LotRow) row;
            assertEquals(lot.lotId.equals("lot-2"), lot.removed);
            assertEquals(lot.lotId.equals("lot-2") ? 1 : 2, lot.position);
        }
    }

    @Test
    void aPaddleGoesFromRequestedToApprovedToBarred() {
        ShowScript script = new ShowScript("show-1").opened();
        EventRecord barred = script.add(new AuctionEvent.PaddleBarred(new UserId("bidder-2"), 2, "why"));

        takeAll(script);

        PaddleRow paddle = rows.of(Table.PADDLES).stream().map(PaddleRow.class::cast)
                .filter(row -> row.paddle == 2).findFirst().orElseThrow();
        assertEquals("BARRED", paddle.status);
        assertEquals(barred.atMillis(), paddle.barredAtMillis);
        assertTrue(paddle.approvedAtMillis > 0);
    }

    @Test
    void anEventThatCameBeforeIsDroppedAndAnotherUnderItsNumberStops() {
        ShowScript script = new ShowScript("show-1").opened();
        takeAll(script);
        EventRecord last = script.events().getLast();
        assertEquals(Step.REPEATED, take(last));
        assertEquals(Step.REPEATED, take(script.events().getFirst()));

        EventRecord other = new EventRecord(
                last.showId(), last.seq(), last.previousHash(), last.atMillis() + 1, null, last.event());
        assertEquals(Step.STOPPED, take(other));
        assertEquals("there are two different events " + last.seq(), history.stopped());
    }

    @Test
    void aGapStopsAndNothingIsTakenAfterIt() {
        ShowScript script = new ShowScript("show-1").opened();
        takeAll(script);
        int before = rows.of(Table.BIDS).size();
        EventRecord lost = script.bid(1, 1_000, 1);
        EventRecord next = script.bid(2, 2_000, 2);

        assertEquals(Step.STOPPED, take(next));
        assertEquals(Step.PASSED_OVER, take(lost));

        assertEquals(before, rows.of(Table.BIDS).size());
        assertEquals("after event " + (lost.seq() - 1) + " came " + next.seq(), history.stopped());
        assertEquals(next.seq() - 1, subject.stoppedAtOffset);
    }

    @Test
    void anEventThatNamesAnotherHistoryStops() {
        ShowScript script = new ShowScript("show-1").opened();
        takeAll(script);
        EventRecord good = script.bid(1, 1_000, 1);
        EventRecord forged =
                new EventRecord(good.showId(), good.seq(), "another", good.atMillis(), null, good.event());

        assertEquals(Step.STOPPED, take(forged));
    }

    @Test
    void anEventThatCannotBeStopsTheShowAndChangesNothing() {
        ShowScript script = new ShowScript("show-1").opened();
        takeAll(script);
        String phase = only(Table.LOTS).phase;

        Step step = take(script.add(new AuctionEvent.LotSold(
                new LotId("unheard-of"), 1, 1_000, standing(LotPhase.SOLD, 1_000, 1, 1))));

        assertEquals(Step.STOPPED, step);
        assertEquals(phase, only(Table.LOTS).phase);
        assertFalse(history.stopped().isEmpty());
    }
}
