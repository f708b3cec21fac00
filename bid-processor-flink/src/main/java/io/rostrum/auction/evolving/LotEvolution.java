package io.rostrum.auction.evolving;

import io.rostrum.auction.bidding.Board;
import io.rostrum.auction.bidding.Packs;
import io.rostrum.auction.deciding.Exposure;
import io.rostrum.auction.deciding.Fact;
import io.rostrum.auction.state.BidEntry;
import io.rostrum.auction.state.GroupState;
import io.rostrum.auction.state.LotClock;
import io.rostrum.auction.state.LotDraft;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.LotText;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.Standing;
import io.rostrum.contracts.auction.Closing;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotSpec;
import io.rostrum.contracts.id.LotId;

import java.util.Arrays;
import java.util.List;

/** Facts about lots but for bids. */
final class LotEvolution {

    private LotEvolution() {}

    static void created(Evolution now, LotId id, LotSpec spec) {
        String lotId = id.value();
        int position = now.show().show().lots() + 1;
        now.header(show -> show.lots = position);
        now.show().putLotAt(position, lotId);
        LotState lot = new LotState(
                LotPhase.PENDING, position, 0, 0, false, 0, Standing.EMPTY, LotClock.STILL, 0, 0, false, 0, 0,
                0, 0, 0, 0, 0,
                Board.EMPTY.paddles(), Board.EMPTY.scores());
        described(now, lotId, lot, spec);
        now.changes().wholeBoard(lotId);
    }

    static void revised(Evolution now, Fact.LotRevised fact) {
        described(now, fact.lotId().value(), now.show().lot(fact.lotId().value()), fact.lot());
    }

    private static void described(Evolution now, String lotId, LotState lot, LotSpec spec) {
        LotDraft draft = lot.draft();
        draft.openingMinor = spec.opening().minor();
        draft.reserveMinor = spec.reserve() == null ? 0 : spec.reserve().minor();
        draft.ownPack = spec.rules() != null;
        now.show().putPack(lotId, spec.rules() == null ? null : Packs.flat(spec.rules()));
        now.show().putLotText(lotId, new LotText(
                spec.title(), spec.text(), spec.category(), spec.pictures().toArray(new String[0])));
        now.put(lotId, draft);
        now.changes().card(lotId);
    }

    static void removed(Evolution now, LotId id) {
        String lotId = id.value();
        LotState lot = now.show().lot(lotId);
        for (int n = 0; n < lot.entries(); n++) {
            BidEntry entry = now.show().bid(lotId, n);
            now.show().putStanding(lotId, entry.paddle(), null);
            now.show().putBid(lotId, n, null);
        }
        int last = now.show().show().lots();
        for (int position = lot.position(); position < last; position++) {
            place(now, position, now.show().lotAt(position + 1));
        }
        now.show().putLotAt(last, null);
        now.show().putLot(lotId, null);
        now.show().putLotText(lotId, null);
        now.show().putPack(lotId, null);
        now.header(show -> show.lots = last - 1);
        now.changes().removed(lotId);
        now.changes().everything();
    }

    static void ordered(Evolution now, List<LotId> order) {
        for (int i = 0; i < order.size(); i++) {
            place(now, i + 1, order.get(i).value());
        }
        now.changes().everything();
    }

    private static void place(Evolution now, int position, String lotId) {
        now.show().putLotAt(position, lotId);
        if (now.show().lot(lotId).position() != position) {
            now.lot(lotId, lot -> lot.position = position);
        }
    }

    static void opened(Evolution now, Fact.LotOpened fact) {
        String lotId = fact.lotId().value();
        LotState lot = now.show().lot(lotId);
        if (!hasPending(now)) {
            now.header(show -> show.heartbeatMillis = show.nowMillis);
        }
        now.moveLead(lotId, lot, fact.folded().standing());
        LotDraft draft = lot.draft();
        BidEvolution.folded(now, lotId, draft, fact.folded(), 0);
        for (int i = 0; i < fact.folded().paddles().length; i++) {
            if (fact.folded().parts()[i].limitSeq() != 0) {
                now.hype(fact.folded().paddles()[i], Evolution.HYPE_BID, 0);
            }
        }
        draft.phase = LotPhase.OPEN;
        draft.marketSeq = now.seq();
        Dues.set(now.show(), lotId, draft, fact.deadlineMillis());
        now.put(lotId, draft);
        now.header(show -> show.openLots++);
        join(now, lotId);
    }

    /** Whether a lot is open, or sold and to be confirmed. */
    private static boolean hasPending(Evolution now) {
        return now.show().show().openLots() + now.show().show().soldLots() > 0;
    }

    static void fairWarning(Evolution now, LotId lotId) {
        now.lot(lotId.value(), lot -> lot.phase = LotPhase.FAIR_WARNING);
    }

    static void extended(Evolution now, Fact.LotExtended fact) {
        String lotId = fact.lotId().value();
        now.lot(lotId, lot -> BidEvolution.extend(now, lotId, lot, true, fact.deadlineMillis()));
    }

    static void sold(Evolution now, Fact.LotSold fact) {
        String lotId = fact.lotId().value();
        LotState lot = now.show().lot(lotId);
        PackState pack = now.show().packOf(lotId, lot);
        long owed = Exposure.allIn(fact.hammer(), pack);
        int winner = lot.standing().leader();
        now.lead(lot.standing(), pack, -1);
        now.won(winner, owed);
        now.hype(winner, Evolution.HYPE_WIN, 0);
        close(now, lotId, LotPhase.SOLD, fact.byDeadline());
        now.lot(lotId, draft -> {
            draft.hammerMinor = fact.hammer();
            draft.unpaidMinor = owed;
            Dues.set(now.show(), lotId, draft, fact.confirmAtMillis());
        });
        now.header(show -> show.soldLots++);
    }

    static void unsold(Evolution now, LotId id, LotPhase phase, boolean byDeadline) {
        String lotId = id.value();
        LotState lot = now.show().lot(lotId);
        if (!lot.phase().isOpen()) {
            now.lot(lotId, draft -> draft.phase = phase);
            return;
        }
        now.lead(lot.standing(), now.show().packOf(lotId, lot), -1);
        close(now, lotId, phase, byDeadline);
    }

    private static void close(Evolution now, String lotId, LotPhase phase, boolean byDeadline) {
        leave(now, lotId);
        now.lot(lotId, draft -> {
            draft.phase = phase;
            draft.byDeadline = byDeadline;
            Dues.set(now.show(), lotId, draft, 0);
        });
        now.header(show -> show.openLots--);
    }

    static void undone(Evolution now, Fact.HammerUndone fact) {
        String lotId = fact.lotId().value();
        LotState lot = now.show().lot(lotId);
        PackState pack = now.show().packOf(lotId, lot);
        int winner = lot.standing().leader();
        now.won(winner, -lot.unpaidMinor());
        now.lead(lot.standing(), pack, 1);
        now.hype(winner, -Evolution.HYPE_WIN, 0);
        now.lot(lotId, draft -> {
            draft.phase = LotPhase.OPEN;
            draft.byDeadline = false;
            draft.hammerMinor = 0;
            draft.unpaidMinor = 0;
            draft.marketSeq = now.seq();
            Dues.set(now.show(), lotId, draft, fact.deadlineMillis());
        });
        now.header(show -> {
            show.soldLots--;
            show.openLots++;
        });
        join(now, lotId);
    }

    static void confirmed(Evolution now, LotId id) {
        String lotId = id.value();
        now.lot(lotId, draft -> {
            draft.phase = LotPhase.CONFIRMED;
            Dues.set(now.show(), lotId, draft, 0);
        });
        now.header(show -> show.soldLots--);
    }

    static void offered(Evolution now, Fact.AfterShowOffered fact) {
        LotState lot = now.show().lot(fact.lotId().value());
        if (lot.offeredMinor() == 0) {
            now.header(show -> show.offered++);
        }
        now.lot(fact.lotId().value(), draft -> {
            draft.offeredMinor = fact.price();
            draft.offeredUntilMillis = fact.untilMillis();
        });
    }

    static void withdrawn(Evolution now, LotId id) {
        now.lot(id.value(), draft -> {
            draft.offeredMinor = 0;
            draft.offeredUntilMillis = 0;
        });
        now.header(show -> show.offered--);
    }

    /** The buyer stands as if they had bid the price alone; the sale is confirmed by the next fact. */
    static void bought(Evolution now, Fact.BoughtAfterShow fact) {
        String lotId = fact.lotId().value();
        LotState lot = now.show().lot(lotId);
        long owed = Exposure.allIn(fact.price(), now.show().packOf(lotId, lot));
        now.won(fact.paddle(), owed);
        now.hype(fact.paddle(), Evolution.HYPE_WIN, 0);
        now.lot(lotId, draft -> {
            draft.phase = LotPhase.SOLD;
            draft.standing = new Standing(
                    fact.paddle(), fact.price(), now.seq(), 0, 0, 0, fact.price(), lot.standing().bids());
            draft.hammerMinor = fact.price();
            draft.unpaidMinor = owed;
        });
        now.header(show -> {
            show.offered--;
            show.soldLots++;
        });
    }

    static void released(Evolution now, LotId id) {
        LotState lot = now.show().lot(id.value());
        now.won(lot.standing().leader(), -lot.unpaidMinor());
        LotDraft draft = lot.draft();
        draft.unpaidMinor = 0;
        now.show().putLot(id.value(), draft.build());
    }

    private static void join(Evolution now, String lotId) {
        String name = groupOf(now, lotId);
        if (name == null) {
            return;
        }
        GroupState group = now.show().group(name);
        String[] members = group == null ? new String[0] : group.lotIds();
        String[] more = Arrays.copyOf(members, members.length + 1);
        more[members.length] = lotId;
        now.show().putGroup(name, new GroupState(more));
    }

    private static void leave(Evolution now, String lotId) {
        String name = groupOf(now, lotId);
        GroupState group = name == null ? null : now.show().group(name);
        if (group == null) {
            return;
        }
        String[] others = Arrays.stream(group.lotIds())
                .filter(member -> !member.equals(lotId))
                .toArray(String[]::new);
        now.show().putGroup(name, others.length == 0 ? null : new GroupState(others));
    }

    private static String groupOf(Evolution now, String lotId) {
        PackState pack = now.show().packOf(lotId, now.show().lot(lotId));
        return pack.closing() == Closing.TIMED ? pack.group() : null;
    }
}
