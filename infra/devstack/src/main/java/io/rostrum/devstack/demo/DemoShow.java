package io.rostrum.devstack.demo;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionCommand.AppointAuctioneer;
import io.rostrum.contracts.auction.AuctionCommand.CreateLot;
import io.rostrum.contracts.auction.AuctionCommand.CreateShow;
import io.rostrum.contracts.auction.AuctionCommand.EndShow;
import io.rostrum.contracts.auction.AuctionCommand.GiveFairWarning;
import io.rostrum.contracts.auction.AuctionCommand.GoLive;
import io.rostrum.contracts.auction.AuctionCommand.Hammer;
import io.rostrum.contracts.auction.AuctionCommand.OpenLot;
import io.rostrum.contracts.auction.AuctionCommand.ScheduleShow;
import io.rostrum.contracts.auction.Closing;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotSpec;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.auction.SoftClose;
import io.rostrum.contracts.auction.SoftClose.Trigger;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.money.Money;
import io.rostrum.devstack.client.Commands;
import io.rostrum.devstack.client.Fate;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Participant;
import io.rostrum.devstack.client.Pictures;
import io.rostrum.devstack.client.RoomView;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sample show: its seller and its auctioneer, who opens one lot after the other. Of three lots two close
 * by the clock, with a soft close, and one by fair warning and hammer. When all lots are through, the seller
 * brings the next dozen. Used by one thread.
 */
final class DemoShow {

    static final String CURRENCY = "USD";

    private static final long FAIR_WARNING_MILLIS = 4_000;
    /**
     * The show goes live with so many lots; the others are brought while it runs, so that nobody waits for
     * their pictures.
     */
    private static final int LOTS_AT_THE_START = 3;

    private static final int LOTS_AHEAD = 10;
    private static final long LOT_EVERY_MILLIS = 500;
    /** A lot that waits for the hammer is hurried after so many times its planned length. */
    private static final int PATIENCE_FACTOR = 2;

    private final ShowId id;
    private final Rhythm rhythm;
    private final Participant seller;
    private final Participant auctioneer;
    private final RoomView room;
    private final Map<SampleLot.Motif, String> pictures = new HashMap<>();
    private final Map<LotId, Running> running = new HashMap<>();
    private Pictures desk;
    private long nextLotMillis;
    private int created;
    private int opened;
    private long nextOpeningMillis;

    /**
     * @param lotsAtOnce how many lots are open side by side
     * @param lotMillis how long a lot is open before a soft close
     * @param pauseMillis between two openings
     */
    record Rhythm(int lotsAtOnce, long lotMillis, long pauseMillis, long undoMillis) {}

    private static final class Running {
        private final boolean byHammer;
        private final long openedMillis;
        private long warnedMillis;

        Running(boolean byHammer, long openedMillis) {
            this.byHammer = byHammer;
            this.openedMillis = openedMillis;
        }
    }

    DemoShow(ShowId id, Gateway gateway, Rhythm rhythm) {
        this.id = id;
        this.rhythm = rhythm;
        this.seller = gateway.join(seller(id), Role.SELLER);
        this.auctioneer = gateway.join(auctioneer(id), Role.AUCTIONEER);
        this.room = RoomView.of(auctioneer, id);
    }

    static UserId seller(ShowId show) {
        return new UserId(show.value() + "-seller");
    }

    static UserId auctioneer(ShowId show) {
        return new UserId(show.value() + "-auctioneer");
    }

    /** About what the bidders think a lot worth. */
    static long worth(LotId lot) {
        int place = Integer.parseInt(lot.value().substring(lot.value().lastIndexOf('-') + 1));
        return SampleLot.ALL.get((place - 1) % SampleLot.ALL.size()).worthMinor();
    }

    /** Creates the show with its first lots and takes it live. */
    void begin(Gateway gateway) throws IOException, InterruptedException {
        must(seller, new CreateShow("Saturday sale: things with a past", CURRENCY, timed()));
        must(seller, new AppointAuctioneer(auctioneer(id)));
        desk = new Pictures(gateway, gateway.token(seller(id), Role.SELLER));
        while (created < LOTS_AT_THE_START) {
            createLot();
        }
        must(seller, new ScheduleShow(System.currentTimeMillis()));
        must(seller, new GoLive());
    }

    private void createLot() throws IOException, InterruptedException {
        SampleLot lot = SampleLot.ALL.get(created % SampleLot.ALL.size());
        created++;
        int round = (created - 1) / SampleLot.ALL.size() + 1;
        String title = round == 1 ? lot.title() : lot.title() + " (no. " + round + ")";
        Money reserve = lot.reserveMinor() == 0 ? null : new Money(lot.reserveMinor(), CURRENCY);
        RulePack own = byHammer(created) ? byAuctioneer() : null;
        must(seller, new CreateLot(lotId(created), new LotSpec(
                title, lot.text(), lot.category(), List.of(picture(lot)),
                new Money(lot.openingMinor(), CURRENCY), reserve, own)));
    }

    private String picture(SampleLot lot) throws IOException, InterruptedException {
        String known = pictures.get(lot.motif());
        if (known == null) {
            known = desk.send(Painter.png(lot.motif()), "image/png");
            pictures.put(lot.motif(), known);
        }
        return known;
    }

    private static LotId lotId(int place) {
        return new LotId("lot-" + place);
    }

    private static boolean byHammer(int place) {
        return place % 3 == 0;
    }

    private RulePack timed() {
        return byAuctioneer().withClosing(
                Closing.TIMED, rhythm.lotMillis(), new SoftClose(6_000, 8_000, Trigger.LEADER_CHANGE, 20));
    }

    private RulePack byAuctioneer() {
        return ShippedPacks.named("live", CURRENCY).withUndoWindow(rhythm.undoMillis()).withCharges(1_500, 0);
    }

    /** Does what an auctioneer does now: closes what is to be closed, opens what is next. */
    void tend(long nowMillis) throws IOException, InterruptedException {
        running.entrySet().removeIf(lot -> isClosed(lot.getKey()));
        running.forEach((lot, state) -> {
            if (state.byHammer) {
                attend(lot, state, nowMillis);
            }
        });
        if (opened < created && running.size() < rhythm.lotsAtOnce() && nowMillis >= nextOpeningMillis) {
            opened++;
            LotId next = lotId(opened);
            must(auctioneer, new OpenLot(next));
            running.put(next, new Running(byHammer(opened), nowMillis));
            nextOpeningMillis = nowMillis + rhythm.pauseMillis();
        } else if (created < opened + LOTS_AHEAD && nowMillis >= nextLotMillis) {
            createLot();
            nextLotMillis = nowMillis + LOT_EVERY_MILLIS;
        }
    }

    private boolean isClosed(LotId lot) {
        return room.lot(lot).map(seen -> switch (seen.standing().phase()) {
            case PENDING, OPEN, FAIR_WARNING -> false;
            case SOLD, CONFIRMED, PASSED, CANCELLED -> true;
        }).orElse(false);
    }

    private void attend(LotId lot, Running state, long nowMillis) {
        var seen = room.lot(lot);
        if (seen.isEmpty() || !seen.get().standing().phase().isOpen()) {
            return;
        }
        var standing = seen.get().standing();
        boolean warned = standing.phase() == LotPhase.FAIR_WARNING;
        long openMillis = nowMillis - state.openedMillis;
        if (!warned && openMillis > rhythm.lotMillis()) {
            // A bid during the warning takes the lot back to open: then it is warned of again.
            state.warnedMillis = nowMillis;
            Commands.fate(auctioneer.submit(id, new GiveFairWarning(lot)), Commands.PATIENCE);
        } else if (warned && nowMillis - state.warnedMillis > warningMillis(openMillis)) {
            // Refused STALE if a bid arrived that was not seen here: then the next look decides anew.
            Commands.fate(auctioneer.submit(id, new Hammer(lot, seen.get().seq())), Commands.PATIENCE);
        }
    }

    /** The longer a lot has been open, the sooner the hammer falls after the warning. */
    private long warningMillis(long openMillis) {
        return openMillis > PATIENCE_FACTOR * rhythm.lotMillis()
                ? FAIR_WARNING_MILLIS / 4
                : FAIR_WARNING_MILLIS;
    }

    /** Ends the show: what is still open is cancelled with it. */
    void end() {
        must(seller, new EndShow(true));
    }

    /** Whether no lot stands sold and not yet confirmed. */
    boolean isSettled() {
        return room.lots().stream().noneMatch(lot -> lot.standing().phase() == LotPhase.SOLD);
    }

    private Fate must(Participant actor, AuctionCommand command) {
        return Commands.accepted(actor.submit(id, command));
    }
}
