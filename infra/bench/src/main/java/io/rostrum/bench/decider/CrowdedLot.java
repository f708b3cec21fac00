package io.rostrum.bench.decider;

import io.rostrum.auction.Inbound;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionCommand.PlaceBid;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.LotSpec;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.money.Money;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * The commands of one show whose one lot holds a standing limit of each of many bidders, and bids that come
 * after: each by the next bidder, one step above the leader. The same commands on every run.
 */
final class CrowdedLot {

    static final int LIMITS = 10_000;

    private static final LotId LOT = new LotId("lot");
    private static final UserId SELLER = new UserId("seller");
    private static final String CURRENCY = "USD";
    private static final long STEP_MINOR = 100;
    private static final long OPENING_MINOR = 10_000;
    private static final long BEGIN_MILLIS = 1_790_000_000_000L;
    private static final long NOT_AFTER_MILLIS = 30_000;
    /** Records a millisecond of log time: so a lot's limits are younger than what the rules forget. */
    private static final int PER_MILLI = 10;

    private final ShowId show;
    private long offset;
    private long bids;

    CrowdedLot(String showId) {
        this.show = new ShowId(showId);
    }

    /** One record of the log. */
    record Logged(CommandRecord command, byte[] value, long logTimeMillis, int partition, long offset) {
        Inbound inbound() {
            return Inbound.of(value, command, logTimeMillis, partition, offset);
        }
    }

    /** Everything up to the lot with its {@value #LIMITS} limits. */
    void fill(Consumer<Logged> log) {
        log.accept(next(SELLER, Role.SELLER, new AuctionCommand.CreateShow(
                "Crowded", CURRENCY, ShippedPacks.named("fixed:" + STEP_MINOR, CURRENCY))));
        log.accept(next(SELLER, Role.SELLER, new AuctionCommand.CreateLot(
                LOT, new LotSpec("Lot", "", "", null, money(OPENING_MINOR), null, null))));
        log.accept(next(SELLER, Role.SELLER, new AuctionCommand.ScheduleShow(BEGIN_MILLIS)));
        log.accept(next(SELLER, Role.SELLER, new AuctionCommand.GoLive()));
        log.accept(next(SELLER, Role.SELLER, new AuctionCommand.OpenLot(LOT)));
        for (int bidder = 0; bidder < LIMITS; bidder++) {
            log.accept(next(user(bidder), Role.BIDDER, new AuctionCommand.RequestPaddle()));
        }
        for (int bidder = 0; bidder < LIMITS; bidder++) {
            log.accept(nextBid());
        }
    }

    /** The next bid: by the bidder whose limit is the lowest, and accepted. */
    Logged nextBid() {
        long nth = bids++;
        return next(
                user((int) (nth % LIMITS)), Role.BIDDER,
                new PlaceBid(LOT, money(OPENING_MINOR + nth * STEP_MINOR), BidKind.LIMIT, false, null));
    }

    private Logged next(UserId actor, Role role, AuctionCommand command) {
        long at = BEGIN_MILLIS + offset / PER_MILLI;
        CommandId id = new CommandId(new UUID(at << 16 | 0x7000L, 0x8000_0000_0000_0000L | offset));
        CommandRecord record = new CommandRecord(id, show, actor, role, at + NOT_AFTER_MILLIS, command);
        return new Logged(
                record, Json.bytes(record), at, ShowPartition.of(show, Topics.SHOW_PARTITIONS), offset++);
    }

    private static Money money(long minor) {
        return new Money(minor, CURRENCY);
    }

    private static UserId user(int bidder) {
        return new UserId("bidder-" + bidder);
    }
}
