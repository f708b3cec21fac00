package io.rostrum.contracts.auction;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;

import java.util.List;
import java.util.Objects;

/**
 * A fact about one show, in the past tense, as everybody may read it: prices, ranks and paddles, never a
 * limit or a reserve.
 *
 * <p>Every event that changes a lot's public state carries the whole new {@link LotStanding}, so that a
 * reader folds by replacing.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AuctionEvent.BidAccepted.class, name = "BidAccepted"),
    @JsonSubTypes.Type(value = AuctionEvent.BidRejected.class, name = "BidRejected"),
    @JsonSubTypes.Type(value = AuctionEvent.PreBidPlaced.class, name = "PreBidPlaced"),
    @JsonSubTypes.Type(value = AuctionEvent.LimitLowered.class, name = "LimitLowered"),
    @JsonSubTypes.Type(value = AuctionEvent.BidRetracted.class, name = "BidRetracted"),
    @JsonSubTypes.Type(value = AuctionEvent.PaddleRequested.class, name = "PaddleRequested"),
    @JsonSubTypes.Type(value = AuctionEvent.PaddleApproved.class, name = "PaddleApproved"),
    @JsonSubTypes.Type(value = AuctionEvent.PaddleBarred.class, name = "PaddleBarred"),
    @JsonSubTypes.Type(value = AuctionEvent.GuestAdmitted.class, name = "GuestAdmitted"),
    @JsonSubTypes.Type(value = AuctionEvent.AccountLinked.class, name = "AccountLinked"),
    @JsonSubTypes.Type(value = AuctionEvent.SpotlightShown.class, name = "SpotlightShown"),
    @JsonSubTypes.Type(value = AuctionEvent.GiftShown.class, name = "GiftShown"),
    @JsonSubTypes.Type(value = AuctionEvent.ExposureReleased.class, name = "ExposureReleased"),
    @JsonSubTypes.Type(value = AuctionEvent.ShowCreated.class, name = "ShowCreated"),
    @JsonSubTypes.Type(value = AuctionEvent.ShowRevised.class, name = "ShowRevised"),
    @JsonSubTypes.Type(value = AuctionEvent.ShowScheduled.class, name = "ShowScheduled"),
    @JsonSubTypes.Type(value = AuctionEvent.ShowWentLive.class, name = "ShowWentLive"),
    @JsonSubTypes.Type(value = AuctionEvent.ShowPaused.class, name = "ShowPaused"),
    @JsonSubTypes.Type(value = AuctionEvent.ShowResumed.class, name = "ShowResumed"),
    @JsonSubTypes.Type(value = AuctionEvent.ShowEnded.class, name = "ShowEnded"),
    @JsonSubTypes.Type(value = AuctionEvent.ShowFrozen.class, name = "ShowFrozen"),
    @JsonSubTypes.Type(value = AuctionEvent.OutageBridged.class, name = "OutageBridged"),
    @JsonSubTypes.Type(value = AuctionEvent.AuctioneerAppointed.class, name = "AuctioneerAppointed"),
    @JsonSubTypes.Type(value = AuctionEvent.AuctioneerDismissed.class, name = "AuctioneerDismissed"),
    @JsonSubTypes.Type(value = AuctionEvent.StreamKeySet.class, name = "StreamKeySet"),
    @JsonSubTypes.Type(value = AuctionEvent.LotCreated.class, name = "LotCreated"),
    @JsonSubTypes.Type(value = AuctionEvent.LotRevised.class, name = "LotRevised"),
    @JsonSubTypes.Type(value = AuctionEvent.LotRemoved.class, name = "LotRemoved"),
    @JsonSubTypes.Type(value = AuctionEvent.LotsOrdered.class, name = "LotsOrdered"),
    @JsonSubTypes.Type(value = AuctionEvent.LotOpened.class, name = "LotOpened"),
    @JsonSubTypes.Type(value = AuctionEvent.FairWarningGiven.class, name = "FairWarningGiven"),
    @JsonSubTypes.Type(value = AuctionEvent.LotExtended.class, name = "LotExtended"),
    @JsonSubTypes.Type(value = AuctionEvent.LotSold.class, name = "LotSold"),
    @JsonSubTypes.Type(value = AuctionEvent.LotPassed.class, name = "LotPassed"),
    @JsonSubTypes.Type(value = AuctionEvent.LotCancelled.class, name = "LotCancelled"),
    @JsonSubTypes.Type(value = AuctionEvent.HammerUndone.class, name = "HammerUndone"),
    @JsonSubTypes.Type(value = AuctionEvent.SaleConfirmed.class, name = "SaleConfirmed"),
    @JsonSubTypes.Type(value = AuctionEvent.UnderbidderFound.class, name = "UnderbidderFound"),
    @JsonSubTypes.Type(value = AuctionEvent.UnderbidderMissing.class, name = "UnderbidderMissing"),
    @JsonSubTypes.Type(value = AuctionEvent.IncrementSet.class, name = "IncrementSet"),
    @JsonSubTypes.Type(value = AuctionEvent.OpeningLowered.class, name = "OpeningLowered"),
    @JsonSubTypes.Type(value = AuctionEvent.ReserveWaived.class, name = "ReserveWaived"),
    @JsonSubTypes.Type(value = AuctionEvent.AfterShowOffered.class, name = "AfterShowOffered"),
    @JsonSubTypes.Type(value = AuctionEvent.AfterShowWithdrawn.class, name = "AfterShowWithdrawn"),
    @JsonSubTypes.Type(value = AuctionEvent.BoughtAfterShow.class, name = "BoughtAfterShow"),
    @JsonSubTypes.Type(value = AuctionEvent.CommandRejected.class, name = "CommandRejected"),
})
public sealed interface AuctionEvent {

    // Bidding.

    /**
     * A limit was taken.
     *
     * @param paddle whose
     * @param ownRaise the leader raised their own limit
     * @param leads whether this paddle leads after it
     * @param extended whether it moved the deadline
     */
    record BidAccepted(
            LotId lotId, int paddle, BidKind kind, boolean ownRaise, boolean leads, boolean extended,
            LotStanding standing)
            implements AuctionEvent {
        public BidAccepted {
            Objects.requireNonNull(lotId, "lotId");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(standing, "standing");
        }
    }

    /**
     * A bid, pre-bid or lowered limit was refused.
     *
     * @param paddle 0 if the bidder has none
     * @param askingMinor what would have been enough; 0 if the lot takes no bids
     */
    record BidRejected(LotId lotId, int paddle, Refusal reason, long askingMinor) implements AuctionEvent {
        public BidRejected {
            Objects.requireNonNull(lotId, "lotId");
            Objects.requireNonNull(reason, "reason");
        }
    }

    record PreBidPlaced(LotId lotId, int paddle) implements AuctionEvent {}

    record LimitLowered(LotId lotId, int paddle, LotStanding standing) implements AuctionEvent {}

    /**
     * A bid was taken back and the lot refolded without it.
     *
     * @param bidSeq the {@code BidAccepted} that no longer counts
     * @param lapsed paddles whose restored limit no longer fits their spending room
     * @param board the lot's board as it stands now
     */
    record BidRetracted(
            LotId lotId, int paddle, long bidSeq, String reason, List<Integer> lapsed, List<BoardRow> board,
            LotStanding standing)
            implements AuctionEvent {
        public BidRetracted {
            lapsed = List.copyOf(lapsed);
            board = List.copyOf(board);
        }
    }

    // Paddles.

    record PaddleRequested(UserId userId, int paddle) implements AuctionEvent {}

    record PaddleApproved(UserId userId, int paddle) implements AuctionEvent {}

    /**
     * A paddle may bid no more. The lots that it stood on follow as {@link BidRetracted} events with
     * {@code bidSeq} 0.
     */
    record PaddleBarred(UserId userId, int paddle, String reason) implements AuctionEvent {}

    /** Somebody may watch a ticketed show, and ask for a paddle in it. */
    record GuestAdmitted(UserId userId) implements AuctionEvent {}

    /** Somebody's account is linked to the seller's, or no longer. No room shows it. */
    record AccountLinked(UserId userId, boolean linked) implements AuctionEvent {}

    /** A bid that was accepted is shown large. @param priceMinor what the lot stood at after it */
    record SpotlightShown(LotId lotId, int paddle, long priceMinor) implements AuctionEvent {}

    /**
     * Somebody gave the seller credits, which are hype points of their paddle. @param paddle 0 if they have
     * none
     */
    record GiftShown(int paddle, long credits) implements AuctionEvent {}

    /** What a paddle won no longer counts into its exposure. */
    record ExposureReleased(LotId lotId, int paddle) implements AuctionEvent {}

    // Shows.

    record ShowCreated(
            UserId sellerId, String title, String currency, int rulesVersion, int eventFormat, RulePack rules)
            implements AuctionEvent {}

    record ShowRevised(String title, RulePack rules) implements AuctionEvent {}

    record ShowScheduled(long startsAtMillis) implements AuctionEvent {}

    record ShowWentLive() implements AuctionEvent {}

    /** Every deadline stands still from now; what was left of each stands in {@link ShowResumed}. */
    record ShowPaused() implements AuctionEvent {}

    /** Every deadline moved by the length of the pause. */
    record ShowResumed(long pausedMillis) implements AuctionEvent {}

    record ShowEnded() implements AuctionEvent {}

    /** The rules threw at a command: this show takes no more. The dead letter has the record. */
    record ShowFrozen(String cause, int partition, long offset) implements AuctionEvent {}

    /**
     * The bid processor was silent for {@code gapMillis}: each deadline after the gap's start moved by it.
     */
    record OutageBridged(long gapMillis) implements AuctionEvent {}

    record AuctioneerAppointed(UserId userId) implements AuctionEvent {}

    record AuctioneerDismissed(UserId userId) implements AuctionEvent {}

    /**
     * The show's stream is published with another key from now. The hash tells nobody the key: it is over 160
     * bits of chance.
     */
    record StreamKeySet(String keyHash) implements AuctionEvent {
        public StreamKeySet {
            Objects.requireNonNull(keyHash, "keyHash");
        }
    }

    // Lots.

    record LotCreated(LotId lotId, LotCard card, LotStanding standing) implements AuctionEvent {}

    record LotRevised(LotId lotId, LotCard card, LotStanding standing) implements AuctionEvent {}

    record LotRemoved(LotId lotId) implements AuctionEvent {}

    /** The whole run list in its new order. */
    record LotsOrdered(List<LotId> lotIds) implements AuctionEvent {
        public LotsOrdered {
            lotIds = List.copyOf(lotIds);
        }
    }

    /**
     * A lot takes bids.
     *
     * @param preBids pre-bids that stand
     * @param lapsed paddles whose pre-bid could not stand
     */
    record LotOpened(LotId lotId, int preBids, List<Integer> lapsed, LotStanding standing)
            implements AuctionEvent {
        public LotOpened {
            lapsed = List.copyOf(lapsed);
        }
    }

    record FairWarningGiven(LotId lotId, LotStanding standing) implements AuctionEvent {}

    /** A bid on another lot of the group moved this one's deadline. */
    record LotExtended(LotId lotId, LotStanding standing) implements AuctionEvent {}

    /** The hammer fell; it can be undone until {@code standing.deadlineMillis}. */
    record LotSold(LotId lotId, int paddle, long hammerMinor, LotStanding standing) implements AuctionEvent {}

    record LotPassed(LotId lotId, boolean reserveNotMet, LotStanding standing) implements AuctionEvent {}

    record LotCancelled(LotId lotId, LotStanding standing) implements AuctionEvent {}

    record HammerUndone(LotId lotId, LotStanding standing) implements AuctionEvent {}

    /** The undo window is over: orders start here. */
    record SaleConfirmed(
            LotId lotId, UserId sellerId, UserId winner, int paddle, long hammerMinor, String currency,
            int premiumBasisPoints, LotStanding standing)
            implements AuctionEvent {}

    /**
     * Without those who did not take it the lot would have gone to this bidder, at this price, at or above
     * the reserve.
     *
     * @param turn 1 or 2: which second chance it is
     */
    record UnderbidderFound(
            LotId lotId, int turn, UserId sellerId, UserId underbidder, int paddle, long hammerMinor,
            String currency, int premiumBasisPoints)
            implements AuctionEvent {}

    /** Nobody else bid as much as the seller sells at. */
    record UnderbidderMissing(LotId lotId, int turn) implements AuctionEvent {}

    record IncrementSet(LotId lotId, long stepMinor, LotStanding standing) implements AuctionEvent {}

    record OpeningLowered(LotId lotId, long openingMinor, LotStanding standing) implements AuctionEvent {}

    record ReserveWaived(LotId lotId, LotStanding standing) implements AuctionEvent {}

    /** A lot that passed can be bought at that price, as long as log time is before {@code untilMillis}. */
    record AfterShowOffered(LotId lotId, long priceMinor, long untilMillis, LotStanding standing)
            implements AuctionEvent {}

    record AfterShowWithdrawn(LotId lotId, LotStanding standing) implements AuctionEvent {}

    /** Somebody bought a lot that had passed; its {@link SaleConfirmed} follows at once. */
    record BoughtAfterShow(LotId lotId, int paddle, long priceMinor, LotStanding standing)
            implements AuctionEvent {}

    // Everything else that was refused.

    /**
     * A command other than a bid was refused.
     *
     * @param commandType the refused command's {@code type}
     * @param detail what exactly, for people; never a limit or a reserve
     */
    record CommandRejected(String commandType, LotId lotId, Refusal reason, String detail)
            implements AuctionEvent {
        public CommandRejected {
            Objects.requireNonNull(commandType, "commandType");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
