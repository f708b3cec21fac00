package io.rostrum.auction.simulation;

import io.rostrum.auction.Scene;
import io.rostrum.auction.bidding.Prices;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.MemoryShowStore;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionCommand.*;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.Closing;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.auction.SoftClose;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.money.Money;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What the people of a simulated show wish next: mostly sense, some nonsense. */
final class Wishes {

    static final ShowId SHOW = new ShowId("simulated");
    private static final String SELLER = "the-seller";
    private static final String AUCTIONEER = "the-auctioneer";
    private static final int LOTS = 6;
    private static final int BIDDERS = 6;

    private final Random random;
    private final Set<String> secrets = new HashSet<>();
    private final RulePack pack;
    private final boolean whales;
    private int made;

    Wishes(Random random) {
        this.random = random;
        this.whales = random.nextBoolean();
        this.pack = randomPack();
        for (int i = 0; whales && i < LOTS; i++) {
            secrets.add(Long.toString(whale(i)));
        }
        secrets.add(Long.toString(RESERVE));
    }

    /** Nobody bids near it. */
    private static final long RESERVE = 8_877_665_544L;

    /** Limits and reserves that no event may hold. */
    Set<String> secrets() {
        return secrets;
    }

    /** A limit that nobody comes near. */
    private static long whale(int lot) {
        return 9_123_456_789L + lot;
    }

    private RulePack randomPack() {
        String name = switch (random.nextInt(3)) {
            case 0 -> "ebay";
            case 1 -> "live";
            default -> "fixed:100";
        };
        RulePack made = ShippedPacks.named(name, "USD").withUndoWindow(random.nextInt(3) * 3_000L);
        if (random.nextBoolean()) {
            made = made.withCharges(random.nextInt(2_500), random.nextInt(2_000));
        }
        if (random.nextBoolean()) {
            made = timed(made);
        }
        return made.withBidderMayRetract(!name.equals("ebay"));
    }

    private RulePack timed(RulePack pack) {
        SoftClose.Trigger trigger =
                random.nextBoolean() ? SoftClose.Trigger.ANY_ACCEPTED : SoftClose.Trigger.LEADER_CHANGE;
        SoftClose soft = random.nextInt(4) == 0
                ? null
                : new SoftClose(
                        4_000 + random.nextInt(4_000), 5_000 + random.nextInt(4_000), trigger,
                        random.nextInt(5));
        RulePack timed = pack.withClosing(Closing.TIMED, 10_000 + random.nextInt(50_000), soft);
        return random.nextBoolean() ? timed.withGroup("together") : timed;
    }

    List<CommandRecord> prologue() {
        List<CommandRecord> first = new ArrayList<>();
        long now = Scene.START;
        first.add(record(SELLER, Role.SELLER, now, new CreateShow("A simulated show", "USD", pack)));
        first.add(record(SELLER, Role.SELLER, now, new AppointAuctioneer(new UserId(AUCTIONEER))));
        for (int i = 0; i < LOTS; i++) {
            boolean hidden = i == LOTS - 1;
            long opening = random.nextInt(3) * 500L;
            long reserve = hidden ? RESERVE : random.nextInt(2) * (opening + random.nextInt(3_000));
            RulePack own = random.nextInt(3) == 0 ? timed(ShippedPacks.named("fixed:250", "USD")) : null;
            first.add(record(SELLER, Role.SELLER, now,
                    new CreateLot(lot(i), Scene.spec(opening, reserve, own))));
        }
        first.add(record(SELLER, Role.SELLER, now, new ScheduleShow(now)));
        for (int i = 0; i < BIDDERS; i++) {
            first.add(record(bidder(i), Role.BIDDER, now, new RequestPaddle()));
            if (random.nextInt(3) == 0) {
                Money limit = Scene.usd(2_000 + random.nextInt(8_000));
                first.add(
                        record("ledger", Role.SYSTEM, now, new ApprovePaddle(new UserId(bidder(i)), limit)));
            }
        }
        return first;
    }

    CommandRecord next(MemoryShowStore store, long now) {
        if (store.show().status().ordinal() < 2 && random.nextInt(8) == 0) {
            return record(SELLER, Role.SELLER, now, new GoLive());
        }
        if (store.show().status() == ShowStatus.PAUSED && random.nextInt(4) == 0) {
            return record(SELLER, Role.SELLER, now, new ResumeShow());
        }
        if (now - store.show().heartbeatMillis() > 1_500 && random.nextInt(10) != 0) {
            return record("clock", Role.SYSTEM, now, new Heartbeat());
        }
        int roll = random.nextInt(100);
        if (roll < 66) {
            return bid(store, now);
        }
        if (roll < 74) {
            return record(AUCTIONEER, Role.AUCTIONEER, now, new OpenLot(aLot(store, LotPhase.PENDING)));
        }
        if (roll < 76) {
            return record(SELLER, Role.SELLER, now, new CreateLot(
                    lot(LOTS + random.nextInt(3 * LOTS)),
                    Scene.spec(100, 0, random.nextBoolean() ? timed(pack) : null)));
        }
        if (roll < 94) {
            return record(AUCTIONEER, Role.AUCTIONEER, now, auctioneers(store));
        }
        return seldom(store, now);
    }

    /** Mostly one in that phase, if there is any. */
    private LotId aLot(MemoryShowStore store, LotPhase phase) {
        List<String> fit = new ArrayList<>();
        for (int position = 1; position <= store.show().lots(); position++) {
            String lotId = store.lotAt(position);
            if (store.lot(lotId).phase() == phase) {
                fit.add(lotId);
            }
        }
        boolean any = fit.isEmpty() || random.nextInt(8) == 0;
        return any ? lot(random.nextInt(LOTS + 2)) : new LotId(fit.get(random.nextInt(fit.size())));
    }

    private CommandRecord bid(MemoryShowStore store, long now) {
        LotId lotId = aLot(store, random.nextInt(12) == 0 ? LotPhase.PENDING : LotPhase.OPEN);
        int i = Integer.parseInt(lotId.value().substring(4));
        String bidder = bidder(random.nextInt(BIDDERS));
        LotState lot = store.lot(lotId.value());
        long asking = lot == null ? 1_000 : Prices.asking(lot, store.packOf(lotId.value(), lot));
        long limit = Math.max(
                0, asking - 150 + random.nextInt(8) * 50L + random.nextInt(2) * random.nextInt(2_000));
        boolean whale = whales && random.nextInt(20) == 0 && i < LOTS - 1 && i >= 0;
        Money money = Scene.usd(whale ? whale(i) : limit);
        String who = whale ? bidder(0) : bidder;
        if (lot != null && lot.phase() == LotPhase.PENDING && random.nextInt(4) != 0) {
            return record(who, Role.BIDDER, now, new PlacePreBid(lotId, money, true));
        }
        AuctionCommand wish = switch (random.nextInt(12)) {
            case 0 -> new PlacePreBid(lotId, money, true);
            case 1 -> new LowerLimit(lotId, Scene.usd(limit));
            case 2 -> new PlaceBid(lotId, Scene.usd(limit), BidKind.EXACT, true, null);
            case 3 -> new PlaceBid(lotId, money, BidKind.LIMIT, random.nextBoolean(), null);
            default -> new PlaceBid(lotId, money, BidKind.LIMIT, true, null);
        };
        return record(who, Role.BIDDER, now, wish);
    }

    private AuctionCommand auctioneers(MemoryShowStore store) {
        LotId lotId = aLot(store, random.nextInt(5) == 0 ? LotPhase.FAIR_WARNING : LotPhase.OPEN);
        LotState lot = store.lot(lotId.value());
        return switch (random.nextInt(14)) {
            case 0, 1 -> new GiveFairWarning(lotId);
            case 2 -> new Hammer(lotId, random.nextInt(4) == 0 ? 0 : store.show().seq());
            case 3, 4, 5 -> new UndoHammer(aLot(store, LotPhase.SOLD));
            case 6 -> random.nextInt(3) == 0 ? new PassLot(lotId) : new GiveFairWarning(lotId);
            case 7 -> new SetIncrement(lotId, Scene.usd(random.nextInt(4) * 50L));
            case 8 -> random.nextBoolean()
                    ? new WaiveReserve(lotId)
                    : new LowerOpening(lotId, Scene.usd(random.nextInt(600)));
            default -> new RetractBid(lotId, aBid(store, lotId, lot), "a slip");
        };
    }

    private AuctionCommand aRetraction(MemoryShowStore store) {
        LotId lotId = aLot(store, LotPhase.OPEN);
        return new RetractBid(lotId, aBid(store, lotId, store.lot(lotId.value())), "a slip");
    }

    private long aBid(MemoryShowStore store, LotId lotId, LotState lot) {
        if (lot == null || lot.entries() == 0) {
            return random.nextInt(50);
        }
        return store.bid(lotId.value(), random.nextInt(lot.entries())).seq();
    }

    private CommandRecord seldom(MemoryShowStore store, long now) {
        LotId lotId = lot(random.nextInt(LOTS));
        return switch (random.nextInt(18)) {
            case 0, 1 -> record(SELLER, Role.SELLER, now, new PauseShow());
            case 2, 3, 4 -> record(bidder(3), Role.BIDDER, now, aRetraction(store));
            case 5 -> record(SELLER, Role.SELLER, now, new OrderLots(List.of(lotId)));
            case 6 -> record("ledger", Role.SYSTEM, now, new OrderSettled(aLot(store, LotPhase.CONFIRMED)));
            case 7 -> random.nextInt(3) == 0
                    ? record("ledger", Role.SYSTEM, now, new OrderUnpaid(aLot(store, LotPhase.CONFIRMED)))
                    : record("ledger", Role.SYSTEM, now, new OrderSettled(lotId));
            case 8 -> random.nextInt(3) == 0
                    ? record(
                            AUCTIONEER, Role.AUCTIONEER, now,
                            new BarPaddle(1 + random.nextInt(BIDDERS), "a bar"))
                    : record(bidder(1), Role.BIDDER, now, new MyBids(0));
            case 9 -> record(SELLER, Role.SELLER, now, random.nextInt(3) == 0
                    ? new CancelLot(lotId)
                    : new ReviseLot(aLot(store, LotPhase.PENDING), Scene.spec(300, 900, null)));
            case 10 -> record(SELLER, Role.SELLER, now, new RemoveLot(lotId));
            case 11, 12 -> record(SELLER, Role.SELLER, now, new ReviseLot(lotId, Scene.spec(200, 300, null)));
            case 13 -> record(bidder(random.nextInt(BIDDERS)), Role.BIDDER, now, new RequestPaddle());
            case 14 -> record(
                    SELLER, Role.SELLER, now, random.nextInt(30) == 0 ? new EndShow(true) : new MyLots(0));
            case 15 -> record("ledger", Role.SYSTEM, now, new AdmitGuest(new UserId(bidder(random.nextInt(BIDDERS)))));
            case 16 -> record(
                    "ledger", Role.SYSTEM, now,
                    new LinkAccount(new UserId(bidder(random.nextInt(BIDDERS))), random.nextInt(3) == 0));
            default -> record(bidder(2), Role.BIDDER, now, new Hammer(lotId, store.show().seq()));
        };
    }

    private CommandRecord record(String actor, Role role, long now, AuctionCommand command) {
        CommandId id = CommandId.derived(now, "wish " + made++);
        return new CommandRecord(id, SHOW, new UserId(actor), role, now + 20_000, command);
    }

    private static LotId lot(int i) {
        return new LotId("lot-" + i);
    }

    private static String bidder(int i) {
        return "bidder-" + i;
    }
}
