package io.rostrum.gateway.room;

import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.PaddleProjection;
import io.rostrum.contracts.mirror.ShowProjection;
import io.rostrum.contracts.socket.ServerFrame;
import io.rostrum.contracts.socket.ServerFrame.Line;
import io.rostrum.contracts.socket.ServerFrame.LotView;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A show as everybody may see it, folded from its events in order, and refreshed by what the mirror shows: of
 * each part the highest {@code seq} is the truth, whichever way it came. Not for several threads.
 */
public final class RoomFold {

    /** History lines that a snapshot carries. */
    public static final int NEWEST_LINES = 50;

    /** Rows of the show's board. */
    static final int BOARD_ROWS = 10;

    private static final long POINTS_FOR_A_BID = 1;
    private static final long POINTS_FOR_A_WIN = 10;

    private final ShowId showId;
    private final Map<LotId, LotFold> lots = new LinkedHashMap<>();
    private final Map<LotId, Long> removed = new HashMap<>();
    private final Map<UserId, PaddleProjection> paddles = new HashMap<>();
    private final Set<UserId> guests = new HashSet<>();
    private final Map<Integer, Long> points = new HashMap<>();
    private final Deque<Line> lines = new ArrayDeque<>();
    private ShowProjection show;
    private List<LotId> runList = List.of();
    private long runSeq;
    private List<BoardRow> board = List.of();
    private long boardSeq;
    private boolean boardMirrored;
    private long lastSeq;

    public RoomFold(ShowId showId) {
        this.showId = showId;
    }

    /** The newest event that was folded; 0 if none was. */
    public long lastSeq() {
        return lastSeq;
    }

    /** The show; null while nothing is known of it. */
    public ShowProjection show() {
        return show;
    }

    /** The lot's public state; null if it is not known. */
    public LotProjection lot(LotId lotId) {
        LotFold lot = lots.get(lotId);
        return lot == null ? null : lot.projection();
    }

    /** The newest lines of one lot, newest first. */
    public List<Line> lines(LotId lotId) {
        LotFold lot = lots.get(lotId);
        return lot == null ? List.of() : lot.newestLines();
    }

    /** The newest lines of the room, newest first. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** Somebody's paddle; null if they have none. */
    public PaddleProjection paddle(UserId userId) {
        return paddles.get(userId);
    }

    /** Everybody's paddle. */
    public Map<UserId, PaddleProjection> paddles() {
        return Map.copyOf(paddles);
    }

    /** Whoever was let into a ticketed show. */
    public Set<UserId> guests() {
        return Set.copyOf(guests);
    }

    /** Whether somebody has a pass, as far as the log was folded here. */
    public boolean isGuest(UserId userId) {
        return guests.contains(userId);
    }

    /** All lots that have a card and a standing, in the order of the run list. */
    public List<LotView> lotViews() {
        List<LotView> views = new ArrayList<>(lots.size());
        Set<LotId> listed = new HashSet<>(runList);
        runList.forEach(lotId -> view(lotId, views));
        lots.keySet().stream().filter(lotId -> !listed.contains(lotId)).forEach(lotId -> view(lotId, views));
        return views;
    }

    /**
     * Whether the mirror tells the show's board. It knows the points of pre-bids and of bars, which no event
     * carries; without it the board is counted from the events alone.
     */
    void boardMirrored(boolean now) {
        boardMirrored = now;
    }

    public List<BoardRow> board() {
        return board;
    }

    private void view(LotId lotId, List<LotView> views) {
        LotFold lot = lots.get(lotId);
        if (lot != null && lot.card() != null && lot.projection() != null) {
            views.add(new LotView(lot.card(), lot.projection()));
        }
    }

    /**
     * Folds the next event; one that was folded before is skipped.
     *
     * @param told hears what is new by it
     * @throws IllegalStateException if events before it are missing
     */
    public void apply(EventRecord fact, Consumer<Update> told) {
        if (fact.seq() <= lastSeq) {
            return;
        }
        if (fact.seq() != lastSeq + 1) {
            throw new IllegalStateException("event " + fact.seq() + " follows event " + lastSeq);
        }
        lastSeq = fact.seq();
        fold(fact, told);
        Line line = Lines.of(fact);
        if (line != null) {
            lines.addFirst(line);
            if (lines.size() > NEWEST_LINES) {
                lines.removeLast();
            }
            if (line.lotId() != null && lots.containsKey(line.lotId())) {
                lots.get(line.lotId()).line(line);
            }
            tell(told, line);
        }
    }

    private void fold(EventRecord fact, Consumer<Update> told) {
        switch (fact.event()) {
            case AuctionEvent.BidAccepted bid -> {
                stand(fact, bid.lotId(), bid.standing(), told);
                score(fact, bid.paddle(), POINTS_FOR_A_BID, told);
            }
            case AuctionEvent.BidRejected refusal -> { }
            case AuctionEvent.CommandRejected refusal -> { }
            case AuctionEvent.ExposureReleased released -> { }
            case AuctionEvent.PreBidPlaced bid -> { }
            case AuctionEvent.LimitLowered bid -> stand(fact, bid.lotId(), bid.standing(), told);
            case AuctionEvent.BidRetracted bid -> {
                LotFold lot = fold(bid.lotId());
                if (lot.standAnew(bid.standing(), bid.board(), fact.seq(), fact.atMillis())) {
                    tell(told, new ServerFrame.Lot(showId, lot.projection()));
                }
            }
            case AuctionEvent.PaddleRequested one ->
                paddle(fact, one.userId(), one.paddle(), PaddleProjection.Status.REQUESTED, told);
            case AuctionEvent.PaddleApproved one ->
                paddle(fact, one.userId(), one.paddle(), PaddleProjection.Status.APPROVED, told);
            case AuctionEvent.PaddleBarred one ->
                paddle(fact, one.userId(), one.paddle(), PaddleProjection.Status.BARRED, told);
            case AuctionEvent.ShowCreated made ->
                show(told, new ShowProjection(
                        showId, fact.seq(), made.title(), made.currency(), made.sellerId(),
                        ShowStatus.DRAFT, 0, 0, List.of(), made.rules()));
            case AuctionEvent.ShowRevised now ->
                    show(told, ShowChange.revised(show, fact.seq(), now.title(), now.rules()));
            case AuctionEvent.ShowScheduled now ->
                show(told,
                        ShowChange.status(show, fact.seq(), ShowStatus.SCHEDULED, now.startsAtMillis(), 0));
            case AuctionEvent.ShowWentLive now -> status(fact, ShowStatus.LIVE, 0, told);
            case AuctionEvent.ShowPaused now -> {
                status(fact, ShowStatus.PAUSED, fact.atMillis(), told);
                lots.values().forEach(lot -> freeze(fact, lot, told));
            }
            case AuctionEvent.ShowResumed now -> {
                status(fact, ShowStatus.LIVE, 0, told);
                lots.values().forEach(lot -> move(fact, lot, Long.MIN_VALUE, now.pausedMillis(), told));
            }
            case AuctionEvent.OutageBridged gap ->
                lots.values()
                        .forEach(
                                lot -> move(
                                        fact, lot, fact.atMillis() - gap.gapMillis(), gap.gapMillis(), told));
            case AuctionEvent.ShowEnded now -> status(fact, ShowStatus.ENDED, 0, told);
            case AuctionEvent.ShowFrozen now -> status(fact, ShowStatus.FROZEN, 0, told);
            case AuctionEvent.AuctioneerAppointed now ->
                show(told, ShowChange.appointed(show, fact.seq(), now.userId()));
            case AuctionEvent.AuctioneerDismissed now ->
                show(told, ShowChange.dismissed(show, fact.seq(), now.userId()));
            case AuctionEvent.StreamKeySet key -> { }
            case AuctionEvent.SpotlightShown bid -> { }
            case AuctionEvent.GiftShown gift -> {
                if (gift.paddle() > 0) {
                    score(fact, gift.paddle(), gift.credits(), told);
                }
            }
            case AuctionEvent.GuestAdmitted guest -> guests.add(guest.userId());
            case AuctionEvent.AccountLinked link -> { }
            case AuctionEvent.LotCreated lot -> {
                card(fact, lot.lotId(), lot.card(), told);
                stand(fact, lot.lotId(), lot.standing(), told);
            }
            case AuctionEvent.LotRevised lot -> {
                card(fact, lot.lotId(), lot.card(), told);
                stand(fact, lot.lotId(), lot.standing(), told);
            }
            case AuctionEvent.LotRemoved lot ->
                    remove(new ServerFrame.LotRemoved(showId, lot.lotId(), fact.seq()), told);
            case AuctionEvent.LotsOrdered order ->
                    order(new ServerFrame.RunList(showId, fact.seq(), order.lotIds()), told);
            case AuctionEvent.LotOpened lot -> stand(fact, lot.lotId(), lot.standing(), told);
            case AuctionEvent.FairWarningGiven lot -> stand(fact, lot.lotId(), lot.standing(), told);
            case AuctionEvent.LotExtended lot -> stand(fact, lot.lotId(), lot.standing(), told);
            case AuctionEvent.LotSold lot -> {
                stand(fact, lot.lotId(), lot.standing(), told);
                score(fact, lot.paddle(), POINTS_FOR_A_WIN, told);
            }
            case AuctionEvent.LotPassed lot -> stand(fact, lot.lotId(), lot.standing(), told);
            case AuctionEvent.LotCancelled lot -> stand(fact, lot.lotId(), lot.standing(), told);
            case AuctionEvent.HammerUndone lot -> {
                stand(fact, lot.lotId(), lot.standing(), told);
                score(fact, lot.standing().leader(), -POINTS_FOR_A_WIN, told);
            }
            case AuctionEvent.SaleConfirmed lot -> stand(fact, lot.lotId(), lot.standing(), told);
            case AuctionEvent.AfterShowOffered lot -> stand(fact, lot.lotId(), lot.standing(), told);
            case AuctionEvent.AfterShowWithdrawn lot -> stand(fact, lot.lotId(), lot.standing(), told);
            case AuctionEvent.BoughtAfterShow lot -> {
                stand(fact, lot.lotId(), lot.standing(), told);
                score(fact, lot.paddle(), POINTS_FOR_A_WIN, told);
            }
            case AuctionEvent.UnderbidderFound found -> { }
            case AuctionEvent.UnderbidderMissing missing -> { }
            case AuctionEvent.IncrementSet lot -> stand(fact, lot.lotId(), lot.standing(), told);
            case AuctionEvent.OpeningLowered lot -> stand(fact, lot.lotId(), lot.standing(), told);
            case AuctionEvent.ReserveWaived lot -> stand(fact, lot.lotId(), lot.standing(), told);
        }
    }

    /** Takes what the mirror shows, if it is newer; false if it is not, or is no part of a room. */
    public boolean merge(ServerFrame frame) {
        return switch (frame) {
            case ServerFrame.Show one -> show(update -> { }, one.show());
            case ServerFrame.Lot one -> !gone(one.lot().lotId(), one.lot().seq())
                    && fold(one.lot().lotId()).merge(one.lot());
            case ServerFrame.Card one -> !gone(one.lotId(), one.seq())
                    && fold(one.lotId()).card(one.card(), one.seq());
            case ServerFrame.LotRemoved one -> remove(one, update -> { });
            case ServerFrame.RunList one -> order(one, update -> { });
            case ServerFrame.Board one -> {
                boolean newer = one.seq() > boardSeq;
                if (newer) {
                    board = List.copyOf(one.board());
                    boardSeq = one.seq();
                }
                yield newer;
            }
            case ServerFrame.Paddle one -> false;
            case ServerFrame.Line one -> false;
            case ServerFrame.Crowd one -> false;
            case ServerFrame.Welcome own -> false;
            case ServerFrame.Snapshot own -> false;
            case ServerFrame.Taken own -> false;
            case ServerFrame.Decided own -> false;
            case ServerFrame.Refused own -> false;
            case ServerFrame.Unknown own -> false;
            case ServerFrame.Pong own -> false;
            case ServerFrame.Goodbye own -> false;
        };
    }

    /** Takes every part of another fold of the same show that is newer than this one's. */
    public void adopt(RoomFold other) {
        if (other.show != null) {
            show(update -> { }, other.show);
        }
        other.removed.forEach(
                (lotId, seq) -> remove(new ServerFrame.LotRemoved(showId, lotId, seq), update -> { }));
        other.lots.forEach((lotId, lot) -> {
            if (lot.card() != null && !gone(lotId, lot.cardSeq())) {
                fold(lotId).card(lot.card(), lot.cardSeq());
            }
            if (lot.projection() != null && !gone(lotId, lot.projection().seq())) {
                fold(lotId).merge(lot.projection());
            }
        });
        order(new ServerFrame.RunList(showId, other.runSeq, other.runList), update -> { });
        if (other.boardSeq > boardSeq) {
            board = other.board;
            boardSeq = other.boardSeq;
        }
    }

    private boolean gone(LotId lotId, long seq) {
        Long at = removed.get(lotId);
        return at != null && seq <= at;
    }

    private LotFold fold(LotId lotId) {
        return lots.computeIfAbsent(lotId, LotFold::new);
    }

    private void stand(EventRecord fact, LotId lotId, LotStanding standing, Consumer<Update> told) {
        LotFold lot = fold(lotId);
        if (lot.stand(standing, fact.seq(), fact.atMillis())) {
            tell(told, new ServerFrame.Lot(showId, lot.projection()));
        }
    }

    private void freeze(EventRecord fact, LotFold lot, Consumer<Update> told) {
        if (lot.projection() != null && runs(lot.projection().standing())) {
            long left = Math.max(0, lot.projection().standing().deadlineMillis() - fact.atMillis());
            if (lot.moveClock(fact.seq(), fact.atMillis(), 0, left)) {
                tell(told, new ServerFrame.Lot(showId, lot.projection()));
            }
        }
    }

    private void move(EventRecord fact, LotFold lot, long afterMillis, long byMillis, Consumer<Update> told) {
        if (lot.projection() != null
                && runs(lot.projection().standing())
                && lot.projection().standing().deadlineMillis() > afterMillis
                && lot.moveClock(fact.seq(), fact.atMillis(), byMillis, 0)) {
            tell(told, new ServerFrame.Lot(showId, lot.projection()));
        }
    }

    private static boolean runs(LotStanding standing) {
        return switch (standing.phase()) {
            case OPEN, FAIR_WARNING, SOLD -> standing.deadlineMillis() > 0;
            case PENDING, CONFIRMED, PASSED, CANCELLED -> false;
        };
    }

    private void card(EventRecord fact, LotId lotId, LotCard card, Consumer<Update> told) {
        if (fold(lotId).card(card, fact.seq())) {
            tell(told, new ServerFrame.Card(showId, lotId, fact.seq(), card));
        }
    }

    private void paddle(
            EventRecord fact, UserId userId, int number, PaddleProjection.Status status,
            Consumer<Update> told) {
        PaddleProjection paddle = new PaddleProjection(number, status, fact.seq());
        paddles.put(userId, paddle);
        var frame = new ServerFrame.Paddle(showId, paddle);
        told.accept(new Update(FrameHead.thing(frame), frame, userId));
    }

    private void score(EventRecord fact, int paddle, long more, Consumer<Update> told) {
        points.merge(paddle, more, Long::sum);
        if (fact.seq() > boardSeq && !boardMirrored) {
            List<BoardRow> best = LotFold.best(points, BOARD_ROWS);
            boardSeq = fact.seq();
            if (!best.equals(board)) {
                board = List.copyOf(best);
                tell(told, new ServerFrame.Board(showId, boardSeq, board));
            }
        }
    }

    private void status(EventRecord fact, ShowStatus status, long pausedAtMillis, Consumer<Update> told) {
        long startsAt = show == null ? 0 : show.startsAtMillis();
        show(told, ShowChange.status(show, fact.seq(), status, startsAt, pausedAtMillis));
    }

    private boolean show(Consumer<Update> told, ShowProjection newer) {
        if (newer == null || (show != null && newer.seq() <= show.seq())) {
            return false;
        }
        show = newer;
        tell(told, new ServerFrame.Show(showId, show));
        return true;
    }

    private boolean remove(ServerFrame.LotRemoved frame, Consumer<Update> told) {
        if (gone(frame.lotId(), frame.seq())) {
            return false;
        }
        removed.put(frame.lotId(), frame.seq());
        lots.remove(frame.lotId());
        tell(told, frame);
        return true;
    }

    private boolean order(ServerFrame.RunList frame, Consumer<Update> told) {
        if (frame.seq() <= runSeq) {
            return false;
        }
        runSeq = frame.seq();
        runList = List.copyOf(frame.lotIds());
        tell(told, frame);
        return true;
    }

    private static void tell(Consumer<Update> told, ServerFrame frame) {
        told.accept(Update.toAll(FrameHead.thing(frame), frame));
    }
}
