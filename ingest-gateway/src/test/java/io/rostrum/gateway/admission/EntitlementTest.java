package io.rostrum.gateway.admission;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionCommand.BarPaddle;
import io.rostrum.contracts.auction.AuctionCommand.CloseDue;
import io.rostrum.contracts.auction.AuctionCommand.GoLive;
import io.rostrum.contracts.auction.AuctionCommand.Heartbeat;
import io.rostrum.contracts.auction.AuctionCommand.MyBids;
import io.rostrum.contracts.auction.AuctionCommand.MyLots;
import io.rostrum.contracts.auction.AuctionCommand.OrderSettled;
import io.rostrum.contracts.auction.AuctionCommand.OrderUnpaid;
import io.rostrum.contracts.auction.AuctionCommand.PassLot;
import io.rostrum.contracts.auction.AuctionCommand.PlaceBid;
import io.rostrum.contracts.auction.AuctionCommand.RequestPaddle;
import io.rostrum.contracts.auction.AuctionCommand.RetractBid;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.money.Money;
import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;

class EntitlementTest {

    private static final LotId LOT = new LotId("l");
    private static final PlaceBid BID = new PlaceBid(LOT, new Money(1, "USD"), BidKind.LIMIT, false, null);

    private record Row(AuctionCommand command, Set<Role> mayBeSentUnder) {}

    @Test
    void eachCommandIsForSomeRolesAlone() {
        Set<Role> running = EnumSet.of(Role.SELLER, Role.AUCTIONEER, Role.OPERATOR);
        List<Row> rows = List.of(
                new Row(BID, EnumSet.of(Role.BIDDER)),
                new Row(new RequestPaddle(), EnumSet.of(Role.BIDDER)),
                new Row(new MyBids(0), EnumSet.of(Role.BIDDER)),
                new Row(new MyLots(0), EnumSet.of(Role.SELLER)),
                new Row(new GoLive(), running),
                new Row(new PassLot(LOT), running),
                new Row(new BarPaddle(1, ""), running),
                new Row(
                        new RetractBid(LOT, 1, ""),
                        EnumSet.of(Role.SELLER, Role.AUCTIONEER, Role.OPERATOR, Role.BIDDER)),
                new Row(new OrderSettled(LOT), EnumSet.noneOf(Role.class)),
                new Row(new OrderUnpaid(LOT), EnumSet.noneOf(Role.class)),
                new Row(new CloseDue(LOT, 1), EnumSet.noneOf(Role.class)),
                new Row(new Heartbeat(), EnumSet.noneOf(Role.class)));
        for (Row row : rows) {
            for (Role role : Role.values()) {
                Caller caller = new Caller(new UserId("u"), Set.of(role), Long.MAX_VALUE);
                assertEquals(
                        row.mayBeSentUnder().contains(role),
                        Entitlement.under(caller, row.command()).isPresent(),
                        role + " and " + row.command().getClass().getSimpleName());
            }
        }
    }

    @Test
    void ofSeveralRolesTheOneThatFitsIsTaken() {
        Caller caller = new Caller(new UserId("u"), EnumSet.of(Role.VIEWER, Role.BIDDER, Role.AUCTIONEER), 1);
        assertEquals(Role.BIDDER, Entitlement.under(caller, BID).orElseThrow());
        assertEquals(Role.AUCTIONEER, Entitlement.under(caller, new PassLot(LOT)).orElseThrow());
    }
}
