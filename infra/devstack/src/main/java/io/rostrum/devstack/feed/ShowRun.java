package io.rostrum.devstack.feed;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionCommand.AppointAuctioneer;
import io.rostrum.contracts.auction.AuctionCommand.CreateShow;
import io.rostrum.contracts.auction.AuctionCommand.GoLive;
import io.rostrum.contracts.auction.AuctionCommand.ScheduleShow;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.devstack.client.Fate;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Participant;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One show of a feed: its seller, and auctioneers who share the work, as a person may send only so many
 * commands a second.
 */
final class ShowRun {

    /** One more auctioneer for so many lots. */
    private static final int LOTS_PER_AUCTIONEER = 100;

    private static final int AUCTIONEERS_MAX = 12;

    private final ShowId id;
    private final String currency;
    private final List<LotRun> lots;
    private final Participant seller;
    private final List<Participant> hands = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    ShowRun(String run, String currency, List<LotRun> lots, Gateway gateway) {
        this.id = new ShowId(run + "-" + currency.toLowerCase(java.util.Locale.ROOT));
        this.currency = currency;
        this.lots = lots;
        this.seller = gateway.join(new UserId(id.value() + "-seller"), Role.SELLER);
        hands.add(seller);
    }

    ShowId id() {
        return id;
    }

    String currency() {
        return currency;
    }

    List<LotRun> lots() {
        return lots;
    }

    /** Creates the show and appoints its auctioneers. */
    CompletableFuture<?> create(Gateway gateway) {
        CreateShow create = new CreateShow(
                "Feed of " + lots.size() + " lots", currency, lots.getFirst().lot().spec().rules());
        return mustAccept(seller, create).thenCompose(created -> appoint(gateway));
    }

    private CompletableFuture<?> appoint(Gateway gateway) {
        CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        int helpers = Math.min(AUCTIONEERS_MAX, lots.size() / LOTS_PER_AUCTIONEER);
        for (int i = 1; i <= helpers; i++) {
            UserId helper = new UserId(id.value() + "-auctioneer-" + i);
            last = last.thenCompose(before -> mustAccept(seller, new AppointAuctioneer(helper)))
                    .thenAccept(appointed -> join(gateway, helper));
        }
        return last;
    }

    private synchronized void join(Gateway gateway, UserId helper) {
        hands.add(gateway.join(helper, Role.AUCTIONEER));
    }

    /** Takes the show from its draft to live. */
    CompletableFuture<?> goLive() {
        return mustAccept(seller, new ScheduleShow(System.currentTimeMillis()))
                .thenCompose(scheduled -> mustAccept(seller, new GoLive()));
    }

    /** Has the seller do something that must succeed. */
    CompletableFuture<Fate> mustAccept(AuctionCommand command) {
        return mustAccept(seller, command);
    }

    /** Has one of the auctioneers do something that must succeed; the seller does what they may not. */
    CompletableFuture<Fate> share(AuctionCommand command) {
        Participant hand;
        synchronized (this) {
            hand = hands.get(Math.floorMod(turn.getAndIncrement(), hands.size()));
        }
        return hand.submit(id, command).fate().thenCompose(fate -> switch (fate.reason()) {
            case NOT_APPOINTED, FORBIDDEN -> mustAccept(seller, command);
            case null -> CompletableFuture.completedFuture(fate);
            default -> CompletableFuture.failedFuture(refused(command, fate));
        });
    }

    private CompletableFuture<Fate> mustAccept(Participant actor, AuctionCommand command) {
        return actor.submit(id, command).fate().thenApply(fate -> {
            if (!fate.accepted()) {
                throw refused(command, fate);
            }
            return fate;
        });
    }

    private FeedFailed refused(AuctionCommand command, Fate fate) {
        Refusal reason = fate.reason();
        String detail = switch (fate) {
            case Fate.Decided decided -> decided.outcome().detail();
            case Fate.TurnedAway away -> away.refusal().detail();
        };
        return new FeedFailed(
                command.getClass().getSimpleName() + " in show " + id + " was refused: " + reason
                + (detail == null ? "" : " (" + detail + ")"));
    }
}
