package io.rostrum.bidding.job;

import io.rostrum.bidding.source.LoggedCommand;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.Closing;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.LotSpec;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.money.Money;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Writes commands as a gateway does, at log times of the test's choice; each has an id of its own. */
public final class CommandScript {
    public static final long START = 1_700_000_000_000L;
    public static final String NODE = "node-1";
    private static final String CURRENCY = "USD";

    private long offset;
    private long nowMillis = START;

    /** Moves the log's clock. */
    public CommandScript after(long millis) {
        nowMillis += millis;
        return this;
    }

    public long nowMillis() {
        return nowMillis;
    }

    /** A lot that closes by hammer, in steps of 1.00. */
    public static RulePack byHammer() {
        return ShippedPacks.named("fixed:100", CURRENCY);
    }

    /** A lot that closes after this time. */
    public static RulePack timed(long durationMillis) {
        return byHammer().withClosing(Closing.TIMED, durationMillis, null).withUndoWindow(1_000);
    }

    public LoggedCommand create(String show, RulePack rules) {
        return seller(show, new AuctionCommand.CreateShow("A show", CURRENCY, rules));
    }

    public LoggedCommand lot(String show, String lot) {
        return seller(show, new AuctionCommand.CreateLot(
                new LotId(lot), new LotSpec("A lot", "", "", null, usd(1_000), null, null)));
    }

    public LoggedCommand schedule(String show) {
        return seller(show, new AuctionCommand.ScheduleShow(nowMillis));
    }

    public LoggedCommand goLive(String show) {
        return seller(show, new AuctionCommand.GoLive());
    }

    public LoggedCommand open(String show, String lot) {
        return seller(show, new AuctionCommand.OpenLot(new LotId(lot)));
    }

    public LoggedCommand pass(String show, String lot) {
        return seller(show, new AuctionCommand.PassLot(new LotId(lot)));
    }

    public LoggedCommand paddle(String show, String bidder) {
        return logged(show, bidder, Role.BIDDER, new AuctionCommand.RequestPaddle());
    }

    public LoggedCommand bid(String show, String lot, String bidder, long limitMinor) {
        return logged(show, bidder, Role.BIDDER, new AuctionCommand.PlaceBid(
                new LotId(lot), usd(limitMinor), BidKind.LIMIT, true, null));
    }

    public LoggedCommand seller(String show, AuctionCommand command) {
        return logged(show, "seller", Role.SELLER, command);
    }

    public LoggedCommand logged(String show, String actor, Role role, AuctionCommand command) {
        CommandId id = CommandId.derived(nowMillis, "command " + offset);
        return logged(new CommandRecord(
                id, new ShowId(show), new UserId(actor), role, nowMillis + 60_000, command));
    }

    public LoggedCommand logged(CommandRecord command) {
        String show = command.showId().value();
        return logged(show, Json.bytes(command), command.commandId(),
                ShowPartition.of(show, BidJob.MAX_PARALLELISM));
    }

    /** Bytes of any kind, in any partition. */
    public LoggedCommand logged(String key, byte[] value, CommandId id, int partition) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        RecordHeaders.putCommand(headers, id, "any", "/test", Instant.ofEpochMilli(nowMillis), NODE);
        return LoggedCommand.of(new ConsumerRecord<>(
                "commands", partition, offset++, nowMillis, TimestampType.LOG_APPEND_TIME, 0, 0,
                key.getBytes(StandardCharsets.UTF_8), value, headers, Optional.empty()));
    }

    private static Money usd(long minor) {
        return new Money(minor, CURRENCY);
    }
}
