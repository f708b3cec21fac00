package io.rostrum.auction.deciding;

import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.PaddleState;
import io.rostrum.auction.state.ShowView;
import io.rostrum.contracts.auction.AuctionCommand.ApprovePaddle;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.RulePack.PaddleApproval;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.mirror.PaddleProjection;

import java.util.List;

/** Requests for paddles, and their approval. */
final class Paddles {

    private Paddles() {}

    /** Asking again says what the paddle's status is. */
    static Decision request(ShowView view, CommandRecord by) {
        if (isOver(view)) {
            return Decision.refuse(Refusal.SHOW_NOT_LIVE);
        }
        if (Guests.isLinked(view, by.actor())) {
            return Decision.refuse(Refusal.OWN_SHOW, "an account that is linked to the seller's cannot bid");
        }
        Integer given = view.paddleOf(by.actor().value());
        if (given == null && Guests.lacksPass(view, by.actor())) {
            return Decision.refuse(Refusal.NO_PASS);
        }
        if (given == null && view.show().paddles() >= Bounds.PADDLES) {
            return Decision.refuse(Refusal.TOO_MANY, "a show gives at most " + Bounds.PADDLES + " paddles");
        }
        boolean isNew = given == null;
        int paddle = isNew ? view.show().paddles() + 1 : given;
        PaddleState state = isNew ? null : view.paddle(paddle);
        if (isBarred(state)) {
            return Decision.refuse(Refusal.PADDLE_BARRED);
        }
        if (!isNew && state.status() == PaddleProjection.Status.APPROVED) {
            return Decision.of(
                    new Fact.PaddleApproved(by.actor(), paddle, false, state.spendingLimitMinor()));
        }
        Fact requested = new Fact.PaddleRequested(by.actor(), paddle, isNew);
        boolean atOnce = view.pack(PackState.OF_THE_SHOW).paddles() == PaddleApproval.OPEN;
        return atOnce
                ? Decision.of(List.of(
                        requested, new Fact.PaddleApproved(by.actor(), paddle, false, PaddleState.NO_LIMIT)))
                : Decision.of(requested);
    }

    static Decision approve(ShowView view, CommandRecord by, ApprovePaddle wish) {
        if (!Authority.admits(view, by)) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        if (isOver(view)) {
            return Decision.refuse(Refusal.SHOW_NOT_LIVE);
        }
        long spending = PaddleState.NO_LIMIT;
        if (wish.spendingLimit() != null) {
            if (!wish.spendingLimit().currency().equals(view.show().currency())) {
                return Decision.refuse(Refusal.WRONG_CURRENCY);
            }
            spending = wish.spendingLimit().minor();
            if (spending < 0) {
                return Decision.refuse(Refusal.BAD_RULES, "the spending limit is below zero");
            }
        }
        Integer given = view.paddleOf(wish.userId().value());
        if (given == null && view.show().paddles() >= Bounds.PADDLES) {
            return Decision.refuse(Refusal.TOO_MANY, "a show gives at most " + Bounds.PADDLES + " paddles");
        }
        if (Guests.isLinked(view, wish.userId())) {
            return Decision.refuse(Refusal.OWN_SHOW, "an account that is linked to the seller's cannot bid");
        }
        if (given != null && isBarred(view.paddle(given))) {
            return Decision.refuse(Refusal.PADDLE_BARRED);
        }
        int paddle = given == null ? view.show().paddles() + 1 : given;
        return Decision.of(new Fact.PaddleApproved(wish.userId(), paddle, given == null, spending));
    }

    /** Whether nobody needs a paddle any more: the show has ended, and no lot is offered after it. */
    private static boolean isOver(ShowView view) {
        return view.show().status() == ShowStatus.ENDED && view.show().offered() == 0;
    }

    static boolean isBarred(PaddleState state) {
        return state != null && state.status() == PaddleProjection.Status.BARRED;
    }
}
