package io.rostrum.auction.deciding;

import io.rostrum.auction.state.GuestState;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.PaddleState;
import io.rostrum.auction.state.ShowView;
import io.rostrum.contracts.auction.AuctionCommand.AdmitGuest;
import io.rostrum.contracts.auction.AuctionCommand.LinkAccount;
import io.rostrum.contracts.auction.AuctionCommand.ShowGift;
import io.rostrum.contracts.auction.AuctionCommand.ShowSpotlight;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.mirror.PaddleProjection;

import java.util.List;

/** Passes to ticketed shows, and accounts that are linked to the seller's. */
final class Guests {

    /** Said to the room with the bids that go. */
    private static final String LINKED = "this account cannot bid in this show";

    private Guests() {}

    static Decision admit(ShowView view, CommandRecord by, AdmitGuest wish) {
        if (!Authority.admits(view, by)) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        return view.show().status() == ShowStatus.ENDED
                ? Decision.refuse(Refusal.SHOW_NOT_LIVE)
                : Decision.of(new Fact.GuestAdmitted(wish.userId()));
    }

    /** Linked: a paddle is barred, as its limits must not stand. No longer: it may bid as it could before. */
    static Decision link(ShowView view, CommandRecord by, LinkAccount wish) {
        if (by.role() != Role.SYSTEM) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        if (view.show().status() == ShowStatus.ENDED) {
            return Decision.refuse(Refusal.SHOW_NOT_LIVE);
        }
        String userId = wish.userId().value();
        Integer paddle = view.paddleOf(userId);
        PaddleState state = paddle == null ? null : view.paddle(paddle);
        if (wish.linked()) {
            boolean bars = state != null && !Paddles.isBarred(state);
            Fact linked = new Fact.AccountLinked(wish.userId(), true, bars);
            return bars
                    ? Decision.of(
                            List.of(linked, new Fact.PaddleBarred(paddle, LINKED)),
                            TakingBack.removals(view, paddle, LINKED))
                    : Decision.of(linked);
        }
        GuestState guest = view.guest(userId);
        Fact apart = new Fact.AccountLinked(wish.userId(), false, false);
        return guest != null && guest.barred() && state.status() == PaddleProjection.Status.BARRED
                ? Decision.of(List.of(
                        apart, new Fact.PaddleApproved(
                                wish.userId(), paddle, false, state.spendingLimitMinor())))
                : Decision.of(apart);
    }

    static Decision spotlight(ShowView view, CommandRecord by, ShowSpotlight wish) {
        if (by.role() != Role.SYSTEM) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        Refusal notLive = BidDecisions.notLive(view.show());
        if (notLive != null) {
            return Decision.refuse(notLive);
        }
        return view.lot(wish.lotId().value()) == null
                ? Decision.refuse(Refusal.UNKNOWN_LOT)
                : Decision.of(new Fact.SpotlightShown(
                        wish.lotId(), paddleOf(view, wish.userId()), wish.priceMinor()));
    }

    static Decision gift(ShowView view, CommandRecord by, ShowGift wish) {
        if (by.role() != Role.SYSTEM) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        Refusal notLive = BidDecisions.notLive(view.show());
        return notLive == null
                ? Decision.of(new Fact.GiftShown(paddleOf(view, wish.userId()), wish.credits()))
                : Decision.refuse(notLive);
    }

    private static int paddleOf(ShowView view, UserId userId) {
        Integer paddle = view.paddleOf(userId.value());
        return paddle == null ? 0 : paddle;
    }

    static boolean isLinked(ShowView view, UserId userId) {
        GuestState guest = view.guest(userId.value());
        return guest != null && guest.linked();
    }

    /** Whether the show is ticketed and this person has no pass to it. */
    static boolean lacksPass(ShowView view, UserId userId) {
        if (view.pack(PackState.OF_THE_SHOW).ticketCredits() == 0) {
            return false;
        }
        GuestState guest = view.guest(userId.value());
        return guest == null || !guest.admitted();
    }
}
