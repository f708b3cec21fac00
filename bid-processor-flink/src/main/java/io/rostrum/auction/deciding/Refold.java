package io.rostrum.auction.deciding;

import io.rostrum.auction.bidding.Board;
import io.rostrum.auction.bidding.Fold;
import io.rostrum.auction.state.BidEntry;
import io.rostrum.auction.state.EntryKind;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.PaddleStanding;
import io.rostrum.auction.state.PaddleState;
import io.rostrum.auction.state.ShowView;
import io.rostrum.auction.state.Standing;
import io.rostrum.contracts.auction.AllIn;
import io.rostrum.contracts.id.LotId;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Folds an open lot again without some lines of its history: a bid taken back, or all bids of a barred
 * paddle.
 *
 * <p>A limit that leads only now is held to its paddle's spending room: cut to it, or void if that is below
 * the price.
 */
final class Refold {

    private final ShowView view;
    private final LotId lotId;
    private final LotState lot;
    private final PackState pack;
    private final List<Integer> lines = new ArrayList<>();
    private final List<BidEntry> entries = new ArrayList<>();
    private final Predicate<BidEntry> removed;
    private final Set<Integer> lapsed = new LinkedHashSet<>();
    private final Map<Integer, Long> cuts = new LinkedHashMap<>();
    private boolean restored;

    private Refold(ShowView view, LotId lotId, Predicate<BidEntry> removed) {
        this.view = view;
        this.lotId = lotId;
        this.removed = removed;
        lot = view.lot(lotId.value());
        pack = view.packOf(lotId.value(), lot);
        for (int n = 0; n < lot.entries(); n++) {
            BidEntry entry = view.bid(lotId.value(), n);
            if (entry.counts()) {
                lines.add(n);
                entries.add(entry);
            }
        }
    }

    /** The facts of taking back one bid. */
    static List<Fact> withoutBid(ShowView view, LotId lotId, BidEntry bid, String reason) {
        var refold =
                new Refold(view, lotId, entry -> entry.seq() == bid.seq() && entry.paddle() == bid.paddle());
        return refold.facts(bid.paddle(), bid.seq(), reason);
    }

    /** The facts of a paddle's bids going; none if it has none that count. */
    static List<Fact> withoutPaddle(ShowView view, LotId lotId, int paddle, String reason) {
        LotState lot = view.lot(lotId.value());
        if (lot == null || !lot.phase().isOpen()) {
            return List.of();
        }
        var refold = new Refold(view, lotId, entry -> entry.paddle() == paddle);
        boolean stands = refold.entries.stream().anyMatch(entry -> entry.paddle() == paddle);
        return stands ? refold.facts(paddle, 0, reason) : List.of();
    }

    /**
     * The facts of holding a leader, who was restored without a refold, to their spending room; none if they
     * have room.
     */
    static List<Fact> heldToRoom(ShowView view, LotId lotId) {
        LotState lot = view.lot(lotId.value());
        int leader = lot.standing().leader();
        if (leader == 0) {
            return List.of();
        }
        PackState pack = view.packOf(lotId.value(), lot);
        long room = Exposure.room(view.paddle(leader), leader, lot, pack);
        if (Exposure.allIn(lot.standing().leaderLimitMinor(), pack) <= room) {
            return List.of();
        }
        var refold = new Refold(view, lotId, entry -> false);
        refold.restored = true;
        return refold.facts(leader, 0, "over the spending limit");
    }

    private List<Fact> facts(int paddle, long bidSeq, String reason) {
        Fold fold = settle();
        long deadline = SoftCloses.deadlineAfter(view, lot, pack);
        boolean extended = deadline != lot.clock().deadlineMillis();
        int[] cutPaddles = new int[cuts.size()];
        long[] cutLimits = new long[cuts.size()];
        int i = 0;
        for (Map.Entry<Integer, Long> cut : cuts.entrySet()) {
            cutPaddles[i] = cut.getKey();
            cutLimits[i++] = cut.getValue();
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact.LotRefolded(
                lotId, paddle, bidSeq, reason, folded(fold), cutPaddles, cutLimits, extended, deadline));
        if (extended) {
            facts.addAll(SoftCloses.others(view, lotId, pack, deadline));
        }
        return facts;
    }

    /** Folds until the leader has room; each round cuts or voids one more paddle, so it ends. */
    private Fold settle() {
        while (true) {
            Fold fold = fold();
            Standing standing = fold.standing();
            int leader = standing.leader();
            if (leader == 0 || wasThere(standing)) {
                return fold;
            }
            PaddleState paddle = view.paddle(leader);
            long room = Exposure.room(paddle, leader, lot, pack);
            if (Exposure.allIn(standing.leaderLimitMinor(), pack) <= room) {
                return fold;
            }
            long most = AllIn.within(room, pack.premiumBasisPoints(), pack.taxBasisPoints());
            if (room < 0 || most < fold.price()) {
                cuts.remove(leader);
                lapsed.add(leader);
            } else {
                cuts.put(leader, most);
            }
        }
    }

    private boolean wasThere(Standing standing) {
        Standing before = lot.standing();
        return !restored
                && standing.leader() == before.leader()
                && standing.leaderLimitMinor() <= before.leaderLimitMinor();
    }

    private Fold fold() {
        Fold fold = new Fold(pack, lot.openingMinor(), lot.reserveMinor());
        for (int i = 0; i < entries.size(); i++) {
            if (counts(entries.get(i))) {
                fold.add(lines.get(i), entries.get(i));
            }
        }
        cuts.forEach(fold::lower);
        return fold;
    }

    private boolean counts(BidEntry entry) {
        return !removed.test(entry) && !lapsed.contains(entry.paddle());
    }

    private Fact.Folded folded(Fold fold) {
        Set<Integer> paddles = new LinkedHashSet<>();
        List<Integer> uncounted = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            paddles.add(entries.get(i).paddle());
            if (!counts(entries.get(i))) {
                uncounted.add(lines.get(i));
            }
        }
        return folded(fold, toArray(paddles), toArray(uncounted), List.copyOf(lapsed));
    }

    /** How a lot stands after a fold, for those who have or had a part in it. */
    static Fact.Folded folded(Fold fold, int[] paddles, int[] uncounted, List<Integer> lapsed) {
        PaddleStanding[] parts = new PaddleStanding[paddles.length];
        Board board = Board.EMPTY;
        for (int i = 0; i < paddles.length; i++) {
            PaddleStanding part = fold.part(paddles[i]);
            parts[i] = part == null ? PaddleStanding.NONE : part;
            if (parts[i].led()) {
                board = board.with(paddles[i], parts[i].bestLedMinor());
            }
        }
        return new Fact.Folded(uncounted, lapsed, fold.standing(), paddles, parts, board);
    }

    static int[] toArray(Iterable<Integer> numbers) {
        List<Integer> list = new ArrayList<>();
        numbers.forEach(list::add);
        int[] array = new int[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = list.get(i);
        }
        return array;
    }

    /** Whether a line is a bid, and not only a cut. */
    static boolean isBid(BidEntry entry) {
        return entry.kind() != EntryKind.LOWERED;
    }
}
