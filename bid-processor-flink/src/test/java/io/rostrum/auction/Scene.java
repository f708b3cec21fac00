package io.rostrum.auction;

import io.rostrum.auction.projection.LotViews;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.MemoryShowStore;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionCommand.*;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.LotSpec;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.money.Money;

import java.util.ArrayList;
import java.util.List;

/**
 * A show on the stage of a test: commands go in at a time that the test sets, and everything that came out is
 * kept.
 */
public final class Scene {

    public static final long START = 1_700_000_000_000L;
    public static final String SELLER = "seller";
    public static final String AUCTIONEER = "auctioneer";
    public static final String LOT = "lot-1";

    public final ShowId showId = new ShowId("show-1");
    public final ShowEngine engine;
    public MemoryShowStore store = new MemoryShowStore();
    public final List<Inbound> sent = new ArrayList<>();
    public final List<RecordedEvent> events = new ArrayList<>();
    public Step last;
    public long now = START;

    public Scene() {
        this(new ShowEngine());
    }

    public Scene(ShowEngine engine) {
        this.engine = engine;
    }

    /** A live show in USD under a pack, with an appointed auctioneer. */
    public static Scene live(RulePack pack) {
        Scene scene = new Scene();
        scene.seller(new CreateShow("A show", "USD", pack));
        scene.seller(new AppointAuctioneer(new UserId(AUCTIONEER)));
        scene.seller(new ScheduleShow(START));
        scene.seller(new GoLive());
        return scene;
    }

    public static RulePack fixed(long step) {
        return ShippedPacks.named("fixed:" + step, "USD");
    }

    public Scene lot(String lotId, long opening, long reserve) {
        return lot(lotId, opening, reserve, null);
    }

    public Scene lot(String lotId, long opening, long reserve, RulePack pack) {
        seller(new CreateLot(new LotId(lotId), spec(opening, reserve, pack)));
        return this;
    }

    public Scene open(String lotId) {
        auctioneer(new OpenLot(new LotId(lotId)));
        return this;
    }

    public Scene paddle(String user) {
        send(user, Role.BIDDER, new RequestPaddle());
        return this;
    }

    public static LotSpec spec(long opening, long reserve, RulePack pack) {
        return new LotSpec(
                "A lot", "", "", List.of(), usd(opening), reserve == 0 ? null : usd(reserve), pack);
    }

    public static Money usd(long minor) {
        return new Money(minor, "USD");
    }

    public Step seller(AuctionCommand command) {
        return send(SELLER, Role.SELLER, command);
    }

    public Step auctioneer(AuctionCommand command) {
        return send(AUCTIONEER, Role.AUCTIONEER, command);
    }

    public Step system(AuctionCommand command) {
        return send("system", Role.SYSTEM, command);
    }

    public Step bid(String user, String lotId, long limit) {
        return bid(user, lotId, limit, BidKind.LIMIT);
    }

    public Step bid(String user, String lotId, long limit, BidKind kind) {
        return send(user, Role.BIDDER, new PlaceBid(new LotId(lotId), usd(limit), kind, true, null));
    }

    public Step send(String actor, Role role, AuctionCommand command) {
        return send(record(actor, role, command));
    }

    public CommandRecord record(String actor, Role role, AuctionCommand command) {
        CommandId id = CommandId.derived(now, "command " + sent.size());
        return new CommandRecord(id, showId, new UserId(actor), role, now + 10_000, command);
    }

    public Step send(CommandRecord record) {
        Inbound in = Inbound.of(Json.bytes(record), record, now, 7, sent.size());
        sent.add(in);
        last = engine.apply(store, in);
        events.addAll(last.events());
        return last;
    }

    public Scene pass(long millis) {
        now += millis;
        return this;
    }

    /** Lets time pass with a heartbeat each second, as the job gives it. */
    public Scene live(long millis) {
        long end = now + millis;
        while (now < end) {
            now = Math.min(end, now + 1_000);
            system(new Heartbeat());
        }
        return this;
    }

    public Outcome outcome() {
        return last.outcome();
    }

    public LotState state(String lotId) {
        return store.lot(lotId);
    }

    public LotStanding standing(String lotId) {
        return LotViews.standing(store, lotId);
    }

    public String leader(String lotId) {
        int paddle = standing(lotId).leader();
        return paddle == 0 ? "-" : store.paddle(paddle).userId();
    }

    /** The events of a type, oldest first. */
    public <T extends AuctionEvent> List<T> events(Class<T> type) {
        return events.stream().map(each -> each.event().event())
                .filter(type::isInstance).map(type::cast).toList();
    }

    public AuctionEvent lastEvent() {
        return events.getLast().event().event();
    }
}
