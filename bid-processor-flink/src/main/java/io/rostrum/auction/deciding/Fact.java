package io.rostrum.auction.deciding;

import io.rostrum.auction.bidding.Board;
import io.rostrum.auction.state.EntryKind;
import io.rostrum.auction.state.PaddleStanding;
import io.rostrum.auction.state.Standing;
import io.rostrum.contracts.auction.LotSpec;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;

import java.util.List;

/**
 * Something that happened to a show, with all that is needed to keep it: limits and reserves too. Never
 * published; each fact has one public view, an {@code AuctionEvent}.
 *
 * <p>Deadlines in facts are on the show's own clock.
 */
public sealed interface Fact {

    // Bidding.

    /**
     * A limit was taken on an open lot.
     *
     * @param amount as bid
     * @param standing the lot's after it
     * @param deadlineMillis the lot's after it
     */
    record BidTaken(
            LotId lotId, int paddle, long amount, EntryKind kind, boolean ownRaise, Standing standing,
            boolean extended, long deadlineMillis)
            implements Fact {}

    /** @param asking what would have been enough; 0 if the lot takes no bids */
    record BidRefused(LotId lotId, int paddle, Refusal reason, long asking) implements Fact {}

    /** @param replaces the history's line of the paddle's pre-bid before; -1 if there was none */
    record PreBidTaken(LotId lotId, int paddle, long limit, int replaces) implements Fact {}

    record LimitLowered(LotId lotId, int paddle, long limit, Standing standing) implements Fact {}

    /**
     * A lot was folded again without some of its lines.
     *
     * @param bidSeq the bid that was taken back; 0 if a paddle was barred
     * @param folded how it stands now
     * @param cutPaddles paddles whose restored limit was cut to their spending room
     * @param cutLimits to what
     */
    record LotRefolded(
            LotId lotId, int paddle, long bidSeq, String reason, Folded folded, int[] cutPaddles,
            long[] cutLimits,
            boolean extended, long deadlineMillis)
            implements Fact {}

    /**
     * How a lot stands when it was folded from its history.
     *
     * @param uncounted the lines that no longer count
     * @param lapsed the paddles whose limit cannot stand
     * @param paddles all that have, or had, a part in the lot
     * @param parts theirs
     */
    record Folded(
            int[] uncounted, List<Integer> lapsed, Standing standing, int[] paddles, PaddleStanding[] parts,
            Board board) {}

    // Paddles.

    /** @param isNew whether the number is given now */
    record PaddleRequested(UserId userId, int paddle, boolean isNew) implements Fact {}

    /** @param spendingLimit as in {@code PaddleState} */
    record PaddleApproved(UserId userId, int paddle, boolean isNew, long spendingLimit) implements Fact {}

    record PaddleBarred(int paddle, String reason) implements Fact {}

    record ExposureReleased(LotId lotId) implements Fact {}

    // Shows.

    record ShowCreated(
            UserId sellerId, String title, String currency, int rulesVersion, int eventFormat, RulePack rules)
            implements Fact {}

    record ShowRevised(String title, RulePack rules) implements Fact {}

    record ShowScheduled(long startsAtMillis) implements Fact {}

    record ShowWentLive() implements Fact {}

    record ShowPaused() implements Fact {}

    record ShowResumed(long pausedMillis) implements Fact {}

    record ShowEnded() implements Fact {}

    record ShowFrozen(String cause, int partition, long offset) implements Fact {}

    record OutageBridged(long gapMillis) implements Fact {}

    record AuctioneerAppointed(UserId userId) implements Fact {}

    record AuctioneerDismissed(UserId userId) implements Fact {}

    /** Nothing of the auction hangs on it: it is told and not kept. */
    record StreamKeySet(String keyHash) implements Fact {}

    record GuestAdmitted(UserId userId) implements Fact {}

    record SpotlightShown(LotId lotId, int paddle, long priceMinor) implements Fact {}

    record GiftShown(int paddle, long credits) implements Fact {}

    /** @param bars their paddle is barred with it */
    record AccountLinked(UserId userId, boolean linked, boolean bars) implements Fact {}

    // Lots.

    record LotCreated(LotId lotId, LotSpec lot) implements Fact {}

    record LotRevised(LotId lotId, LotSpec lot) implements Fact {}

    record LotRemoved(LotId lotId) implements Fact {}

    /** @param order the whole run list */
    record LotsOrdered(List<LotId> order) implements Fact {}

    /** @param deadlineMillis 0 if the auctioneer closes it */
    record LotOpened(LotId lotId, Folded folded, long deadlineMillis) implements Fact {}

    record FairWarningGiven(LotId lotId) implements Fact {}

    /** A bid on another lot of the group moved this one's deadline. */
    record LotExtended(LotId lotId, long deadlineMillis) implements Fact {}

    /** @param confirmAtMillis the end of the undo window */
    record LotSold(LotId lotId, boolean byDeadline, long hammer, long confirmAtMillis) implements Fact {}

    record LotPassed(LotId lotId, boolean byDeadline, boolean reserveNotMet) implements Fact {}

    record LotCancelled(LotId lotId) implements Fact {}

    /** @param deadlineMillis 0 if the auctioneer closes it */
    record HammerUndone(LotId lotId, long deadlineMillis) implements Fact {}

    record SaleConfirmed(LotId lotId) implements Fact {}

    /** @param price what the lot would have sold for */
    record UnderbidderFound(LotId lotId, int turn, int paddle, long price) implements Fact {}

    record UnderbidderMissing(LotId lotId, int turn) implements Fact {}

    record IncrementSet(LotId lotId, long step) implements Fact {}

    record OpeningLowered(LotId lotId, long opening) implements Fact {}

    record ReserveWaived(LotId lotId) implements Fact {}

    /** @param untilMillis in log time */
    record AfterShowOffered(LotId lotId, long price, long untilMillis) implements Fact {}

    record AfterShowWithdrawn(LotId lotId) implements Fact {}

    record BoughtAfterShow(LotId lotId, int paddle, long price) implements Fact {}

    record CommandRefused(String commandType, LotId lotId, Refusal reason, String detail) implements Fact {}
}
