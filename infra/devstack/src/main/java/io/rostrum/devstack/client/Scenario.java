package io.rostrum.devstack.client;

import io.rostrum.contracts.auction.AuctionCommand.CreateLot;
import io.rostrum.contracts.auction.AuctionCommand.CreateShow;
import io.rostrum.contracts.auction.AuctionCommand.GoLive;
import io.rostrum.contracts.auction.AuctionCommand.Hammer;
import io.rostrum.contracts.auction.AuctionCommand.OpenLot;
import io.rostrum.contracts.auction.AuctionCommand.RequestPaddle;
import io.rostrum.contracts.auction.AuctionCommand.ScheduleShow;
import io.rostrum.contracts.auction.LotSpec;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.money.Money;

import java.util.List;

/**
 * A show of one's own in few words, for tests and measurements: create it, open lots, let people bid, hammer.
 * Each step waits until it is accepted, and is a {@link Commands.Unfulfilled} if it is not.
 */
public final class Scenario implements AutoCloseable {

    private final Gateway gateway;
    private final ShowId show;
    private final String currency;
    private final Participant seller;

    private Scenario(Gateway gateway, ShowId show, String currency) {
        this.gateway = gateway;
        this.show = show;
        this.currency = currency;
        this.seller = gateway.join(new UserId(show.value() + "-seller"), Role.SELLER);
    }

    /** A live show without lots. {@code show} must be a fresh id. */
    public static Scenario live(Gateway gateway, ShowId show, String currency, RulePack rules) {
        Scenario scenario = new Scenario(gateway, show, currency);
        Participant seller = scenario.seller;
        Commands.accepted(seller.submit(show, new CreateShow("A show for " + show, currency, rules)));
        Commands.accepted(seller.submit(show, new ScheduleShow(System.currentTimeMillis())));
        Commands.accepted(seller.submit(show, new GoLive()));
        return scenario;
    }

    public ShowId show() {
        return show;
    }

    public Participant seller() {
        return seller;
    }

    /** A lot that takes bids, under the show's rules. {@code reserveMinor} 0 is none. */
    public LotId openLot(String name, long openingMinor, long reserveMinor) {
        LotId lot = createLot(name, openingMinor, reserveMinor);
        Commands.accepted(seller.submit(show, new OpenLot(lot)));
        return lot;
    }

    /** A lot that has not opened. */
    public LotId createLot(String name, long openingMinor, long reserveMinor) {
        LotId lot = new LotId(name);
        Money reserve = reserveMinor == 0 ? null : money(reserveMinor);
        LotSpec spec = new LotSpec(name, "", "", List.of(), money(openingMinor), reserve, null);
        Commands.accepted(seller.submit(show, new CreateLot(lot, spec)));
        return lot;
    }

    /** A bidder with a paddle. */
    public Participant bidder(String name) {
        Participant bidder = gateway.join(new UserId(show.value() + "-" + name), Role.BIDDER);
        Commands.accepted(bidder.submit(show, new RequestPaddle()));
        return bidder;
    }

    public Submission bid(Participant bidder, LotId lot, long limitMinor) {
        return bidder.bid(show, lot, money(limitMinor));
    }

    /** @param ifSeq the newest seq that the auctioneer saw of the lot */
    public Outcome hammer(LotId lot, long ifSeq) {
        return Commands.accepted(seller.submit(show, new Hammer(lot, ifSeq))).outcome();
    }

    public Money money(long minor) {
        return new Money(minor, currency);
    }

    /** Takes the seller out of the room; the show goes on as it is. */
    @Override
    public void close() {
        seller.close();
    }
}
