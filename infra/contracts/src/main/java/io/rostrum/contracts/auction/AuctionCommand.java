package io.rostrum.contracts.auction;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.media.StreamKey;
import io.rostrum.contracts.money.Money;

import java.util.List;
import java.util.Objects;

/**
 * A wish about one show, in the imperative; who wishes it, for which show and until when stands in its
 * {@link CommandRecord}.
 *
 * <p>On the wire an explicit {@code type} comes first; an unknown one is a dead letter.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AuctionCommand.PlaceBid.class, name = "PlaceBid"),
    @JsonSubTypes.Type(value = AuctionCommand.PlacePreBid.class, name = "PlacePreBid"),
    @JsonSubTypes.Type(value = AuctionCommand.LowerLimit.class, name = "LowerLimit"),
    @JsonSubTypes.Type(value = AuctionCommand.RetractBid.class, name = "RetractBid"),
    @JsonSubTypes.Type(value = AuctionCommand.RequestPaddle.class, name = "RequestPaddle"),
    @JsonSubTypes.Type(value = AuctionCommand.ApprovePaddle.class, name = "ApprovePaddle"),
    @JsonSubTypes.Type(value = AuctionCommand.BarPaddle.class, name = "BarPaddle"),
    @JsonSubTypes.Type(value = AuctionCommand.AdmitGuest.class, name = "AdmitGuest"),
    @JsonSubTypes.Type(value = AuctionCommand.LinkAccount.class, name = "LinkAccount"),
    @JsonSubTypes.Type(value = AuctionCommand.ShowSpotlight.class, name = "ShowSpotlight"),
    @JsonSubTypes.Type(value = AuctionCommand.ShowGift.class, name = "ShowGift"),
    @JsonSubTypes.Type(value = AuctionCommand.OrderSettled.class, name = "OrderSettled"),
    @JsonSubTypes.Type(value = AuctionCommand.OrderUnpaid.class, name = "OrderUnpaid"),
    @JsonSubTypes.Type(value = AuctionCommand.FindUnderbidder.class, name = "FindUnderbidder"),
    @JsonSubTypes.Type(value = AuctionCommand.CreateShow.class, name = "CreateShow"),
    @JsonSubTypes.Type(value = AuctionCommand.ReviseShow.class, name = "ReviseShow"),
    @JsonSubTypes.Type(value = AuctionCommand.ScheduleShow.class, name = "ScheduleShow"),
    @JsonSubTypes.Type(value = AuctionCommand.GoLive.class, name = "GoLive"),
    @JsonSubTypes.Type(value = AuctionCommand.PauseShow.class, name = "PauseShow"),
    @JsonSubTypes.Type(value = AuctionCommand.ResumeShow.class, name = "ResumeShow"),
    @JsonSubTypes.Type(value = AuctionCommand.EndShow.class, name = "EndShow"),
    @JsonSubTypes.Type(value = AuctionCommand.AppointAuctioneer.class, name = "AppointAuctioneer"),
    @JsonSubTypes.Type(value = AuctionCommand.DismissAuctioneer.class, name = "DismissAuctioneer"),
    @JsonSubTypes.Type(value = AuctionCommand.SetStreamKey.class, name = "SetStreamKey"),
    @JsonSubTypes.Type(value = AuctionCommand.CreateLot.class, name = "CreateLot"),
    @JsonSubTypes.Type(value = AuctionCommand.ReviseLot.class, name = "ReviseLot"),
    @JsonSubTypes.Type(value = AuctionCommand.RemoveLot.class, name = "RemoveLot"),
    @JsonSubTypes.Type(value = AuctionCommand.OrderLots.class, name = "OrderLots"),
    @JsonSubTypes.Type(value = AuctionCommand.OpenLot.class, name = "OpenLot"),
    @JsonSubTypes.Type(value = AuctionCommand.GiveFairWarning.class, name = "GiveFairWarning"),
    @JsonSubTypes.Type(value = AuctionCommand.Hammer.class, name = "Hammer"),
    @JsonSubTypes.Type(value = AuctionCommand.PassLot.class, name = "PassLot"),
    @JsonSubTypes.Type(value = AuctionCommand.CancelLot.class, name = "CancelLot"),
    @JsonSubTypes.Type(value = AuctionCommand.UndoHammer.class, name = "UndoHammer"),
    @JsonSubTypes.Type(value = AuctionCommand.SetIncrement.class, name = "SetIncrement"),
    @JsonSubTypes.Type(value = AuctionCommand.LowerOpening.class, name = "LowerOpening"),
    @JsonSubTypes.Type(value = AuctionCommand.WaiveReserve.class, name = "WaiveReserve"),
    @JsonSubTypes.Type(value = AuctionCommand.OfferAfterShow.class, name = "OfferAfterShow"),
    @JsonSubTypes.Type(value = AuctionCommand.WithdrawAfterShow.class, name = "WithdrawAfterShow"),
    @JsonSubTypes.Type(value = AuctionCommand.BuyAfterShow.class, name = "BuyAfterShow"),
    @JsonSubTypes.Type(value = AuctionCommand.MyBids.class, name = "MyBids"),
    @JsonSubTypes.Type(value = AuctionCommand.MyLots.class, name = "MyLots"),
    @JsonSubTypes.Type(value = AuctionCommand.CloseDue.class, name = "CloseDue"),
    @JsonSubTypes.Type(value = AuctionCommand.Heartbeat.class, name = "Heartbeat"),
})
public sealed interface AuctionCommand {

    /** The most lots that one command may name and one show may hold. */
    int MAX_LOTS = 10_000;

    // Bidders.

    /**
     * Sets the actor's limit on an open lot. {@code EXACT} is a jump: it leads at {@code limit}, if it leads.
     *
     * @param confirmed the bidder was asked a second time about a limit far above the asking bid
     * @param mediaTimeMillis the time of the picture that the bidder saw, in epoch milliseconds; absent is
     *     unknown
     */
    record PlaceBid(LotId lotId, Money limit, BidKind kind, boolean confirmed, Long mediaTimeMillis)
            implements AuctionCommand {
        public PlaceBid {
            Objects.requireNonNull(lotId, "lotId");
            Objects.requireNonNull(limit, "limit");
            Objects.requireNonNull(kind, "kind");
        }
    }

    /** Sets or changes the actor's limit on a lot that has not opened yet. */
    record PlacePreBid(LotId lotId, Money limit, boolean confirmed) implements AuctionCommand {
        public PlacePreBid {
            Objects.requireNonNull(lotId, "lotId");
            Objects.requireNonNull(limit, "limit");
        }
    }

    /** Lowers the leader's own limit, never under the price; it keeps its rank. */
    record LowerLimit(LotId lotId, Money limit) implements AuctionCommand {
        public LowerLimit {
            Objects.requireNonNull(lotId, "lotId");
            Objects.requireNonNull(limit, "limit");
        }
    }

    /**
     * Takes back an accepted bid of an open lot: the auctioneer any, a bidder their own if the rule pack lets
     * them ({@link RulePack#bidderMayRetract}).
     *
     * @param bidSeq the {@code seq} of the {@code BidAccepted} event
     * @param reason up to 200 characters, shown to the room
     */
    record RetractBid(LotId lotId, long bidSeq, String reason) implements AuctionCommand {
        public RetractBid {
            Objects.requireNonNull(lotId, "lotId");
            reason = reason == null ? "" : reason;
            Texts.require("reason", reason, 0, 200);
        }
    }

    /** Asks for a paddle for the actor. */
    record RequestPaddle() implements AuctionCommand {}

    /** Approves a person's paddle. Absent spending limit is none. */
    record ApprovePaddle(UserId userId, Money spendingLimit) implements AuctionCommand {
        public ApprovePaddle {
            Objects.requireNonNull(userId, "userId");
        }
    }

    /** Bars a paddle: its limits on open lots go, lots sold stand. */
    record BarPaddle(int paddle, String reason) implements AuctionCommand {
        public BarPaddle {
            reason = reason == null ? "" : reason;
            Texts.require("reason", reason, 0, 200);
        }
    }

    /** Somebody has a pass to a ticketed show. From the ledger, once it is paid; or a seller's invitation. */
    record AdmitGuest(UserId userId) implements AuctionCommand {
        public AdmitGuest {
            Objects.requireNonNull(userId, "userId");
        }
    }

    /**
     * Somebody's account is linked to the seller's, so that they cannot bid here: a paddle of theirs is
     * barred. From the ledger alone.
     *
     * @param linked false takes it back
     */
    record LinkAccount(UserId userId, boolean linked) implements AuctionCommand {
        public LinkAccount {
            Objects.requireNonNull(userId, "userId");
        }
    }

    /**
     * An accepted bid is shown large: its credits are spent. From the ledger alone; it moves neither price
     * nor time.
     */
    record ShowSpotlight(UserId userId, LotId lotId, long priceMinor) implements AuctionCommand {
        public ShowSpotlight {
            Objects.requireNonNull(userId, "userId");
            Objects.requireNonNull(lotId, "lotId");
        }
    }

    /** Somebody gave the seller credits. From the ledger alone. */
    record ShowGift(UserId userId, long credits) implements AuctionCommand {
        public ShowGift {
            Objects.requireNonNull(userId, "userId");
        }
    }

    /** The winner paid: the amount no longer counts into their exposure. */
    record OrderSettled(LotId lotId) implements AuctionCommand {
        public OrderSettled {
            Objects.requireNonNull(lotId, "lotId");
        }
    }

    /** The winner did not pay in time: the amount no longer counts, the paddle is barred. */
    record OrderUnpaid(LotId lotId) implements AuctionCommand {
        public OrderUnpaid {
            Objects.requireNonNull(lotId, "lotId");
        }
    }

    /**
     * Asks whom a sold lot would have gone to, and at what price, without those who did not take it.
     *
     * @param turn 1 or 2: which second chance it is
     * @param without everybody who had their chance
     */
    record FindUnderbidder(LotId lotId, int turn, List<UserId> without) implements AuctionCommand {

        /** The most second chances of one lot, in turn. */
        public static final int MAX_TURNS = 2;

        public FindUnderbidder {
            Objects.requireNonNull(lotId, "lotId");
            without = List.copyOf(without);
            if (turn < 1 || turn > MAX_TURNS || without.isEmpty() || without.size() > MAX_TURNS) {
                throw new IllegalArgumentException(
                        "turn is 1 or " + MAX_TURNS + ", without those who had theirs");
            }
        }
    }

    // Sellers.

    /** Creates a show, in DRAFT, for the actor as its seller. */
    record CreateShow(String title, String currency, RulePack rules) implements AuctionCommand {
        public CreateShow {
            Texts.require("title", title, 1, LotSpec.MAX_TITLE);
            Money.requireCurrency(currency);
            Objects.requireNonNull(rules, "rules");
        }
    }

    /** Changes title and rules of a show that has not gone live. */
    record ReviseShow(String title, RulePack rules) implements AuctionCommand {
        public ReviseShow {
            Texts.require("title", title, 1, LotSpec.MAX_TITLE);
            Objects.requireNonNull(rules, "rules");
        }
    }

    /** Announces a show; pre-bids are taken from then. */
    record ScheduleShow(long startsAtMillis) implements AuctionCommand {}

    record GoLive() implements AuctionCommand {}

    /** Freezes every deadline. */
    record PauseShow() implements AuctionCommand {}

    record ResumeShow() implements AuctionCommand {}

    record EndShow(boolean cancelOpenLots) implements AuctionCommand {}

    record AppointAuctioneer(UserId userId) implements AuctionCommand {
        public AppointAuctioneer {
            Objects.requireNonNull(userId, "userId");
        }
    }

    record DismissAuctioneer(UserId userId) implements AuctionCommand {
        public DismissAuctioneer {
            Objects.requireNonNull(userId, "userId");
        }
    }

    /**
     * Lets whoever has a key publish the show's stream; the key that was set before is worth nothing from
     * then.
     *
     * @param keyHash of the key, which its maker alone knows ({@link StreamKey#hash})
     */
    record SetStreamKey(String keyHash) implements AuctionCommand {
        public SetStreamKey {
            if (keyHash == null || !keyHash.matches(StreamKey.HASH_FORM)) {
                throw new IllegalArgumentException("keyHash must be 64 lower-case hexadecimal digits");
            }
        }
    }

    /** Adds a lot at the end of the run list. */
    record CreateLot(LotId lotId, LotSpec lot) implements AuctionCommand {
        public CreateLot {
            Objects.requireNonNull(lotId, "lotId");
            Objects.requireNonNull(lot, "lot");
        }
    }

    /** Changes a lot that has not opened. */
    record ReviseLot(LotId lotId, LotSpec lot) implements AuctionCommand {
        public ReviseLot {
            Objects.requireNonNull(lotId, "lotId");
            Objects.requireNonNull(lot, "lot");
        }
    }

    /** Removes a lot that has not opened. */
    record RemoveLot(LotId lotId) implements AuctionCommand {
        public RemoveLot {
            Objects.requireNonNull(lotId, "lotId");
        }
    }

    /** Gives the run list a new order: the named lots first, as named, then the others as they stood. */
    record OrderLots(List<LotId> lotIds) implements AuctionCommand {
        public OrderLots {
            lotIds = List.copyOf(lotIds);
            if (lotIds.size() > MAX_LOTS || lotIds.stream().distinct().count() != lotIds.size()) {
                throw new IllegalArgumentException("lotIds names each lot once, at most " + MAX_LOTS);
            }
        }
    }

    // Auctioneers.

    record OpenLot(LotId lotId) implements AuctionCommand {
        public OpenLot {
            Objects.requireNonNull(lotId, "lotId");
        }
    }

    record GiveFairWarning(LotId lotId) implements AuctionCommand {
        public GiveFairWarning {
            Objects.requireNonNull(lotId, "lotId");
        }
    }

    /**
     * Closes a lot: sold to the leader at the price, or passed if nobody leads or the reserve is not met.
     *
     * @param ifSeq the lot's newest {@code seq} that the auctioneer saw; refused {@code STALE} if the lot has
     *     a newer one
     */
    record Hammer(LotId lotId, long ifSeq) implements AuctionCommand {
        public Hammer {
            Objects.requireNonNull(lotId, "lotId");
        }
    }

    /** Ends an open lot without a sale. */
    record PassLot(LotId lotId) implements AuctionCommand {
        public PassLot {
            Objects.requireNonNull(lotId, "lotId");
        }
    }

    /** Takes a lot out of the show, before or while it is open. */
    record CancelLot(LotId lotId) implements AuctionCommand {
        public CancelLot {
            Objects.requireNonNull(lotId, "lotId");
        }
    }

    /** Opens a sold lot again, within the undo window. */
    record UndoHammer(LotId lotId) implements AuctionCommand {
        public UndoHammer {
            Objects.requireNonNull(lotId, "lotId");
        }
    }

    /** Sets a lot's increment from the next bid on. */
    record SetIncrement(LotId lotId, Money step) implements AuctionCommand {
        public SetIncrement {
            Objects.requireNonNull(lotId, "lotId");
            Objects.requireNonNull(step, "step");
        }
    }

    /** Lowers the opening of a lot that has no bid. */
    record LowerOpening(LotId lotId, Money opening) implements AuctionCommand {
        public LowerOpening {
            Objects.requireNonNull(lotId, "lotId");
            Objects.requireNonNull(opening, "opening");
        }
    }

    record WaiveReserve(LotId lotId) implements AuctionCommand {
        public WaiveReserve {
            Objects.requireNonNull(lotId, "lotId");
        }
    }

    // What passed, and can be bought for some days.

    /**
     * Offers a lot that passed at a fixed price, from now for so many days; in place of the offer before.
     *
     * @param days 1 to {@value #MAX_DAYS}
     */
    record OfferAfterShow(LotId lotId, Money price, int days) implements AuctionCommand {

        /** The longest time that such an offer stands. */
        public static final int MAX_DAYS = 30;

        public OfferAfterShow {
            Objects.requireNonNull(lotId, "lotId");
            Objects.requireNonNull(price, "price");
            if (days < 1 || days > MAX_DAYS) {
                throw new IllegalArgumentException("days must be 1 to " + MAX_DAYS);
            }
        }
    }

    /** Takes such an offer back. */
    record WithdrawAfterShow(LotId lotId) implements AuctionCommand {
        public WithdrawAfterShow {
            Objects.requireNonNull(lotId, "lotId");
        }
    }

    /**
     * Buys a lot that is offered so; the first one in the log has it.
     *
     * @param price what the buyer saw; refused {@code STALE} if it is another one by now
     */
    record BuyAfterShow(LotId lotId, Money price) implements AuctionCommand {
        public BuyAfterShow {
            Objects.requireNonNull(lotId, "lotId");
            Objects.requireNonNull(price, "price");
        }
    }

    // Queries, answered to the sender alone; they make no event.

    /**
     * Asks for the actor's own limits on this show's open lots, by the lot's run list place from
     * {@code after} on.
     */
    record MyBids(int after) implements AuctionCommand {}

    /** Asks for the seller's own lots with their reserves, likewise. */
    record MyLots(int after) implements AuctionCommand {}

    // Nudges: they change nothing by themselves, but bring the log's time to the show.

    /** Says that a deadline is due. Early, late, doubled and stale ones change nothing. */
    record CloseDue(LotId lotId, long deadlineMillis) implements AuctionCommand {
        public CloseDue {
            Objects.requireNonNull(lotId, "lotId");
        }
    }

    /** Says each second that the bid processor is alive and caught up in a show with open lots. */
    record Heartbeat() implements AuctionCommand {}
}
