package io.rostrum.record.history;

import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.AuctionEvent.AccountLinked;
import io.rostrum.contracts.auction.AuctionEvent.AfterShowOffered;
import io.rostrum.contracts.auction.AuctionEvent.AfterShowWithdrawn;
import io.rostrum.contracts.auction.AuctionEvent.AuctioneerAppointed;
import io.rostrum.contracts.auction.AuctionEvent.AuctioneerDismissed;
import io.rostrum.contracts.auction.AuctionEvent.BidAccepted;
import io.rostrum.contracts.auction.AuctionEvent.BidRejected;
import io.rostrum.contracts.auction.AuctionEvent.BidRetracted;
import io.rostrum.contracts.auction.AuctionEvent.BoughtAfterShow;
import io.rostrum.contracts.auction.AuctionEvent.CommandRejected;
import io.rostrum.contracts.auction.AuctionEvent.ExposureReleased;
import io.rostrum.contracts.auction.AuctionEvent.FairWarningGiven;
import io.rostrum.contracts.auction.AuctionEvent.GiftShown;
import io.rostrum.contracts.auction.AuctionEvent.GuestAdmitted;
import io.rostrum.contracts.auction.AuctionEvent.HammerUndone;
import io.rostrum.contracts.auction.AuctionEvent.IncrementSet;
import io.rostrum.contracts.auction.AuctionEvent.LimitLowered;
import io.rostrum.contracts.auction.AuctionEvent.LotCancelled;
import io.rostrum.contracts.auction.AuctionEvent.LotCreated;
import io.rostrum.contracts.auction.AuctionEvent.LotExtended;
import io.rostrum.contracts.auction.AuctionEvent.LotOpened;
import io.rostrum.contracts.auction.AuctionEvent.LotPassed;
import io.rostrum.contracts.auction.AuctionEvent.LotRemoved;
import io.rostrum.contracts.auction.AuctionEvent.LotRevised;
import io.rostrum.contracts.auction.AuctionEvent.LotSold;
import io.rostrum.contracts.auction.AuctionEvent.LotsOrdered;
import io.rostrum.contracts.auction.AuctionEvent.OpeningLowered;
import io.rostrum.contracts.auction.AuctionEvent.OutageBridged;
import io.rostrum.contracts.auction.AuctionEvent.PaddleApproved;
import io.rostrum.contracts.auction.AuctionEvent.PaddleBarred;
import io.rostrum.contracts.auction.AuctionEvent.PaddleRequested;
import io.rostrum.contracts.auction.AuctionEvent.PreBidPlaced;
import io.rostrum.contracts.auction.AuctionEvent.ReserveWaived;
import io.rostrum.contracts.auction.AuctionEvent.SaleConfirmed;
import io.rostrum.contracts.auction.AuctionEvent.ShowCreated;
import io.rostrum.contracts.auction.AuctionEvent.ShowEnded;
import io.rostrum.contracts.auction.AuctionEvent.ShowFrozen;
import io.rostrum.contracts.auction.AuctionEvent.ShowPaused;
import io.rostrum.contracts.auction.AuctionEvent.ShowResumed;
import io.rostrum.contracts.auction.AuctionEvent.ShowRevised;
import io.rostrum.contracts.auction.AuctionEvent.ShowScheduled;
import io.rostrum.contracts.auction.AuctionEvent.ShowWentLive;
import io.rostrum.contracts.auction.AuctionEvent.SpotlightShown;
import io.rostrum.contracts.auction.AuctionEvent.StreamKeySet;
import io.rostrum.contracts.auction.AuctionEvent.UnderbidderFound;
import io.rostrum.contracts.auction.AuctionEvent.UnderbidderMissing;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.ReserveState;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.record.rows.BidRow;
import io.rostrum.record.rows.LotRow;
import io.rostrum.record.rows.PaddleRow;
import io.rostrum.record.rows.Rows;
import io.rostrum.record.rows.SellerRow;
import io.rostrum.record.rows.ShowRow;
import io.rostrum.record.rows.SubjectRow;
import io.rostrum.record.rows.Table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A show's events as rows of shows, lots, paddles and bids. */
public final class ShowHistory extends History<Fact.OfShow> {

    private ShowRow show;
    private final Map<String, LotRow> lots = new HashMap<>();
    private final Map<Integer, PaddleRow> paddles = new HashMap<>();

    /** @param show null before its creation */
    public ShowHistory(SubjectRow subject, ShowRow show, List<LotRow> lots, List<PaddleRow> paddles) {
        super(subject);
        this.show = show;
        lots.forEach(lot -> this.lots.put(lot.lotId, lot));
        paddles.forEach(paddle -> this.paddles.put(paddle.paddle, paddle));
    }

    @Override
    void apply(Fact.OfShow fact, Rows rows) {
        EventRecord record = fact.event();
        AuctionEvent event = record.event();
        if (show == null && !(event instanceof ShowCreated)) {
            beforeCreation(record, rows);
            return;
        }
        switch (event) {
            case BidAccepted e -> {
                LotRow lot = stand(e.lotId(), e.standing(), record, rows);
                rows.put(Table.BIDS, bid(record, lot, e.paddle(), "ACCEPTED", "", e.kind().name(),
                        e.ownRaise(), e.leads(), e.extended(), 0, lot.askingMinor));
            }
            case BidRejected e -> refused(e, record, rows);
            case PreBidPlaced e -> rows.put(Table.BIDS,
                    plainBid(record, lot(e.lotId()), e.paddle(), "PRE_BID", 0));
            case LimitLowered e -> rows.put(Table.BIDS, plainBid(
                    record, stand(e.lotId(), e.standing(), record, rows), e.paddle(), "LOWERED", 0));
            case BidRetracted e -> rows.put(Table.BIDS, plainBid(
                    record, stand(e.lotId(), e.standing(), record, rows), e.paddle(), "RETRACTED",
                    e.bidSeq()));
            case PaddleRequested e -> paddle(e.paddle(), e.userId(), "REQUESTED", record, rows);
            case PaddleApproved e -> paddle(e.paddle(), e.userId(), "APPROVED", record, rows);
            case PaddleBarred e -> paddle(e.paddle(), e.userId(), "BARRED", record, rows);
            case ShowCreated e -> created(e, record, rows);
            case ShowRevised e -> {
                show.title = e.title();
                show.premiumBasisPoints = e.rules().premiumBasisPoints();
                changed(record, rows);
            }
            case ShowScheduled e -> {
                show.startsAtMillis = e.startsAtMillis();
                status(ShowStatus.SCHEDULED, record, rows);
            }
            case ShowWentLive e -> {
                show.liveAtMillis = record.atMillis();
                status(ShowStatus.LIVE, record, rows);
            }
            case ShowPaused e -> status(ShowStatus.PAUSED, record, rows);
            case ShowResumed e -> {
                show.pausedMillis += e.pausedMillis();
                status(ShowStatus.LIVE, record, rows);
            }
            case ShowEnded e -> {
                show.endedAtMillis = record.atMillis();
                status(ShowStatus.ENDED, record, rows);
            }
            case ShowFrozen e -> status(ShowStatus.FROZEN, record, rows);
            case LotCreated e -> card(e.lotId(), e.card(), e.standing(), record, rows);
            case LotRevised e -> card(e.lotId(), e.card(), e.standing(), record, rows);
            case LotRemoved e -> {
                LotRow lot = lot(e.lotId());
                lot.removed = true;
                changed(lot, record, rows);
            }
            case LotsOrdered e -> ordered(e.lotIds(), record, rows);
            case LotOpened e -> stand(e.lotId(), e.standing(), record, rows);
            case FairWarningGiven e -> stand(e.lotId(), e.standing(), record, rows);
            case LotExtended e -> stand(e.lotId(), e.standing(), record, rows);
            case LotSold e -> stand(e.lotId(), e.standing(), record, rows).hammerMinor = e.hammerMinor();
            case LotPassed e -> stand(e.lotId(), e.standing(), record, rows);
            case LotCancelled e -> stand(e.lotId(), e.standing(), record, rows);
            case HammerUndone e -> stand(e.lotId(), e.standing(), record, rows);
            case SaleConfirmed e ->
                stand(e.lotId(), e.standing(), record, rows).hammerMinor = e.hammerMinor();
            case IncrementSet e -> stand(e.lotId(), e.standing(), record, rows);
            case OpeningLowered e ->
                stand(e.lotId(), e.standing(), record, rows).openingMinor = e.openingMinor();
            case ReserveWaived e -> stand(e.lotId(), e.standing(), record, rows);
            case AfterShowOffered e -> stand(e.lotId(), e.standing(), record, rows);
            case AfterShowWithdrawn e -> stand(e.lotId(), e.standing(), record, rows);
            case BoughtAfterShow e ->
                stand(e.lotId(), e.standing(), record, rows).hammerMinor = e.priceMinor();
            case ExposureReleased e -> { }
            case GuestAdmitted e -> { }
            case AccountLinked e -> { }
            case SpotlightShown e -> { }
            case GiftShown e -> { }
            case OutageBridged e -> { }
            case AuctioneerAppointed e -> { }
            case AuctioneerDismissed e -> { }
            case StreamKeySet e -> { }
            case UnderbidderFound e -> { }
            case UnderbidderMissing e -> { }
            case CommandRejected e -> { }
        }
    }

    /** Only refusals stand before a show's creation. */
    private void beforeCreation(EventRecord record, Rows rows) {
        if (record.event() instanceof BidRejected e) {
            rows.put(Table.BIDS, new BidRow(
                    record.showId().value(), record.seq(), e.lotId().value(), "", e.paddle(), "", "REFUSED",
                    e.reason().name(), "", false, false, false, 0, 0, e.askingMinor(), 0, "", "", "",
                    record.atMillis()));
        }
    }

    private void created(ShowCreated e, EventRecord record, Rows rows) {
        show = new ShowRow();
        show.showId = record.showId().value();
        show.sellerId = e.sellerId().value();
        show.title = e.title();
        show.currency = e.currency();
        show.rulesVersion = e.rulesVersion();
        show.premiumBasisPoints = e.rules().premiumBasisPoints();
        show.createdAtMillis = record.atMillis();
        status(ShowStatus.DRAFT, record, rows);
        SellerRow seller = new SellerRow();
        seller.sellerId = show.sellerId;
        seller.sinceMillis = record.atMillis();
        rows.put(Table.SELLERS, seller);
    }

    private void status(ShowStatus status, EventRecord record, Rows rows) {
        show.status = status.name();
        changed(record, rows);
    }

    private void changed(EventRecord record, Rows rows) {
        show.updatedAtMillis = record.atMillis();
        rows.put(Table.SHOWS, show);
    }

    private static void changed(LotRow lot, EventRecord record, Rows rows) {
        lot.updatedAtMillis = record.atMillis();
        rows.put(Table.LOTS, lot);
    }

    private LotRow lot(LotId lotId) {
        LotRow lot = lots.get(lotId.value());
        if (lot == null) {
            throw new Unfitting("it is about a lot that was not created");
        }
        return lot;
    }

    private void card(LotId lotId, LotCard card, LotStanding standing, EventRecord record, Rows rows) {
        LotRow lot = lots.computeIfAbsent(lotId.value(), id -> {
            LotRow fresh = new LotRow();
            fresh.showId = record.showId().value();
            fresh.lotId = id;
            fresh.sellerId = show.sellerId;
            fresh.currency = show.currency;
            fresh.createdAtMillis = record.atMillis();
            return fresh;
        });
        lot.position = card.position();
        lot.title = card.title();
        lot.category = card.category();
        lot.pictureId = card.pictures().isEmpty() ? "" : card.pictures().getFirst();
        lot.openingMinor = card.openingMinor();
        lot.removed = false;
        stand(lotId, standing, record, rows);
    }

    private void ordered(List<LotId> lotIds, EventRecord record, Rows rows) {
        List<LotRow> inOrder = lotIds.stream().map(this::lot).toList();
        for (int i = 0; i < inOrder.size(); i++) {
            inOrder.get(i).position = i + 1;
            changed(inOrder.get(i), record, rows);
        }
    }

    private LotRow stand(LotId lotId, LotStanding standing, EventRecord record, Rows rows) {
        LotRow lot = lot(lotId);
        lot.reserveState = standing.reserve().name();
        lot.priceMinor = standing.priceMinor();
        lot.askingMinor = standing.askingMinor();
        lot.leaderPaddle = standing.leader();
        lot.leaderId = userOf(standing.leader());
        lot.bids = standing.bids();
        lot.extensions = standing.extensions();
        lot.rollbackEpoch = standing.rollbackEpoch();
        lot.deadlineMillis = standing.deadlineMillis();
        enter(lot, standing.phase(), record.atMillis());
        changed(lot, record, rows);
        return lot;
    }

    private static void enter(LotRow lot, LotPhase phase, long atMillis) {
        boolean first = !lot.phase.equals(phase.name());
        lot.phase = phase.name();
        switch (phase) {
            case PENDING -> { }
            case OPEN, FAIR_WARNING -> {
                lot.openedAtMillis = lot.openedAtMillis == 0 ? atMillis : lot.openedAtMillis;
                lot.closedAtMillis = 0;
                lot.hammerMinor = 0;
            }
            case SOLD, PASSED, CANCELLED -> lot.closedAtMillis = first ? atMillis : lot.closedAtMillis;
            case CONFIRMED -> lot.confirmedAtMillis = first ? atMillis : lot.confirmedAtMillis;
        }
    }

    private String userOf(int paddle) {
        PaddleRow row = paddles.get(paddle);
        return row == null ? "" : row.userId;
    }

    private void paddle(int number, UserId userId, String status, EventRecord record, Rows rows) {
        PaddleRow paddle = paddles.computeIfAbsent(number, fresh -> {
            PaddleRow row = new PaddleRow();
            row.showId = record.showId().value();
            row.paddle = fresh;
            row.sellerId = show.sellerId;
            row.requestedAtMillis = record.atMillis();
            return row;
        });
        paddle.userId = userId.value();
        paddle.status = status;
        paddle.updatedAtMillis = record.atMillis();
        if (status.equals("APPROVED")) {
            paddle.approvedAtMillis = record.atMillis();
        } else if (status.equals("BARRED")) {
            paddle.barredAtMillis = record.atMillis();
        }
        rows.put(Table.PADDLES, paddle);
    }

    private void refused(BidRejected e, EventRecord record, Rows rows) {
        LotRow lot = lots.get(e.lotId().value());
        if (lot == null) {
            LotRow unknown = new LotRow();
            unknown.lotId = e.lotId().value();
            unknown.reserveState = ReserveState.NONE.name();
            unknown.currency = show.currency;
            lot = unknown;
        } else {
            lot.bidsRefused++;
            changed(lot, record, rows);
        }
        rows.put(Table.BIDS, bid(record, lot, e.paddle(), "REFUSED", e.reason().name(), "", false, false,
                false, 0, e.askingMinor()));
    }

    private BidRow plainBid(EventRecord record, LotRow lot, int paddle, String outcome, long retractedSeq) {
        return bid(record, lot, paddle, outcome, "", "", false, false, false, retractedSeq, lot.askingMinor);
    }

    private BidRow bid(
            EventRecord record, LotRow lot, int paddle, String outcome, String reason, String kind,
            boolean ownRaise, boolean leads, boolean extended, long retractedSeq, long askingMinor) {
        return new BidRow(
                record.showId().value(), record.seq(), lot.lotId, show.sellerId, paddle, userOf(paddle),
                outcome, reason, kind, ownRaise, leads, extended, retractedSeq, lot.priceMinor, askingMinor,
                lot.openingMinor, lot.reserveState, lot.currency, lot.category, record.atMillis());
    }
}
