package io.rostrum.desks.user;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DeskHappening;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.ShowAsk;
import io.rostrum.contracts.commerce.ShowRecord;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.credits.CreditDecision;
import io.rostrum.credits.CreditEvent;
import io.rostrum.credits.CreditLot;
import io.rostrum.credits.CreditRefusal;
import io.rostrum.credits.Credits;
import io.rostrum.desks.Wished;
import io.rostrum.desks.charging.Refunding;
import io.rostrum.orders.asking.Ask;

/**
 * Wishes to return and to spend credits. What a show has to say of is asked of it first, and decided when it
 * answers: whether a gift's receiver is its seller, whether it watches for a spotlight's bid, whether a
 * pass's show takes place.
 */
final class CreditWishes {

    private CreditWishes() {}

    static void giveBack(UserWork work, DeskCommand.ReturnCredits wish, Wished wished) {
        String boughtWith = wish.boughtWith().toString();
        CreditLot lot = work.credits.lots().stream()
                .filter(each -> each.boughtWith().equals(boughtWith))
                .findFirst()
                .orElse(null);
        CreditRefusal no = lot == null
                ? CreditRefusal.UNKNOWN
                : work.rules.returnRefusal(work.credits, lot.lotId(), work.now());
        if (no != null) {
            UserWishes.refuse(work, wished, no);
            return;
        }
        Money amount = new Money(lot.valueOfNext(lot.left()), lot.currency());
        if (amount.minor() == 0) {
            UserWishes.refuse(work, wished, CreditRefusal.NOTHING_LEFT);
            return;
        }
        Refunding refunding = Refunding.of(
                "return/" + work.userId + "/" + wished.commandId(), work.desk(), lot.lotId(), amount);
        work.credits = work.credits.evolve(new CreditEvent.LotFrozen(lot.lotId()));
        work.returns.add(new PackReturn(lot.lotId(), boughtWith, refunding));
        work.ask(refunding.ask());
        work.line(DeskHappening.RETURN_BEGUN, boughtWith, lot.left(), amount, null);
        work.accept(wished);
    }

    /** The provider has sent the money back. */
    static void returned(UserWork work, PackReturn each, PaymentEvent.RefundMade made) {
        work.returns.remove(each);
        CreditLot lot = work.credits.lot(each.lotId());
        if (work.rules.returned(
                work.credits, each.lotId(), made.refundId()) instanceof CreditDecision.Done done) {
            work.apply(done);
            work.line(
                    DeskHappening.CREDITS_RETURNED, each.boughtWith(), lot.left(),
                    each.refunding().amount(), null);
        }
    }

    static void gift(UserWork work, DeskCommand.SendGift wish, Wished wished) {
        if (work.credits.gifts().size() >= UserDesk.KEPT_MAX) {
            work.refuse(
                    wished, CommerceRefusal.TOO_MANY, "a desk holds at most " + UserDesk.KEPT_MAX + " gifts");
            return;
        }
        Meant meant = meant(work, Meant.Kind.GIFT, wished, wish.showId(), wish.receiver(), wish.credits());
        if (give(work, meant) instanceof CreditDecision.Refused refused) {
            UserWishes.refuse(work, wished, refused.reason());
        } else {
            askShow(work, meant, new ShowAsk.AdmitGift(work.userId, wish.receiver(), wish.credits()));
        }
    }

    /**
     * How many a seller was given today is looked at by their own desk.
     */
    private static CreditDecision give(UserWork work, Meant meant) {
        return work.rules.give(
                work.credits,
                new Credits.Gift(
                        meant.askId(), meant.receiver().value(), meant.credits(),
                        work.links.contains(meant.receiver()), 0),
                work.now());
    }

    static void spotlight(UserWork work, DeskCommand.BuySpotlight wish, Wished wished) {
        Meant meant = meant(work, Meant.Kind.SPOTLIGHT, wished, wish.showId(), null, wish.credits());
        switch (work.rules.wantSpotlight(work.credits, meant.askId(), wish.credits())) {
            case CreditDecision.Refused refused -> UserWishes.refuse(work, wished, refused.reason());
            case CreditDecision.Done done -> {
                if (askShow(work, meant, new ShowAsk.WatchBid(wish.bid()))) {
                    work.apply(done);
                }
            }
        }
    }

    static void pass(UserWork work, DeskCommand.BuyPass wish, Wished wished) {
        Meant meant = meant(work, Meant.Kind.PASS, wished, wish.showId(), null, wish.credits());
        if (work.passShows.containsValue(wish.showId().value())) {
            work.refuse(wished, CommerceRefusal.WRONG_STATE, "there is a pass to this show");
        } else if (work.rules.buyPass(
                work.credits, meant.askId(), wish.credits()) instanceof CreditDecision.Refused refused) {
            UserWishes.refuse(work, wished, refused.reason());
        } else {
            askShow(work, meant, new ShowAsk.AdmitPass(work.userId, wish.credits()));
        }
    }

    private static Meant meant(
            UserWork work, Meant.Kind kind, Wished wished, ShowId showId, UserId receiver, long credits) {
        return new Meant(work.userId + "." + wished.commandId(), kind, wished, showId, receiver, credits);
    }

    private static boolean askShow(UserWork work, Meant meant, ShowAsk ask) {
        if (work.meant.size() >= UserDesk.MEANT_MAX) {
            work.refuse(meant.wished(), CommerceRefusal.IN_PROGRESS, "other wishes wait for their shows");
            return false;
        }
        work.meant.add(meant);
        work.ask(new Ask.OfShow(new ShowRecord(meant.showId(), meant.askId(), work.desk(), ask)));
        return true;
    }

    /** The show, or its seller, has nothing against it: now it is decided. */
    static void taken(UserWork work, Meant meant) {
        work.meant.remove(meant);
        switch (meant.kind()) {
            case GIFT -> {
                CreditDecision decision = give(work, meant);
                spent(work, meant, decision, DeskHappening.GIFT_SENT, meant.receiver().value());
                if (decision instanceof CreditDecision.Done) {
                    work.ask(new Ask.OfAuction(
                            meant.showId(), "gift/" + meant.askId(),
                            new AuctionCommand.ShowGift(work.userId, meant.credits())));
                }
            }
            case PASS -> {
                CreditDecision decision = work.rules.buyPass(work.credits, meant.askId(), meant.credits());
                spent(work, meant, decision, DeskHappening.PASS_BOUGHT, meant.showId().value());
                if (decision instanceof CreditDecision.Done) {
                    work.ask(new Ask.OfAuction(
                            meant.showId(), "pass/" + meant.askId(),
                            new AuctionCommand.AdmitGuest(work.userId)));
                    work.passShows.put(meant.askId(), meant.showId().value());
                }
            }
            case SPOTLIGHT -> {
                work.spotlights.put(meant.askId(), new Spotlight(
                        meant.showId().value(), meant.credits(), work.now() + work.terms().clocks().watch()));
                work.line(
                        DeskHappening.SPOTLIGHT_SET, meant.askId(), meant.credits(), null,
                        meant.showId().value());
                work.accept(meant.wished());
            }
        }
    }

    private static void spent(
            UserWork work, Meant meant, CreditDecision decision, DeskHappening what, String about) {
        switch (decision) {
            case CreditDecision.Refused refused -> UserWishes.refuse(work, meant.wished(), refused.reason());
            case CreditDecision.Done done -> {
                work.apply(done);
                work.line(what, meant.askId(), meant.credits(), null, about);
                work.accept(meant.wished());
            }
        }
    }

    static void refused(UserWork work, Meant meant, CommerceRefusal reason) {
        work.meant.remove(meant);
        if (meant.kind() == Meant.Kind.SPOTLIGHT
                && work.rules.bidDecided(
                        work.credits, meant.askId(), false) instanceof CreditDecision.Done done) {
            work.apply(done);
        }
        String detail = reason == CommerceRefusal.OVER_CAP
                ? "one seller is given at most " + work.terms().credits().receiverDayMax() + " credits a day"
                : null;
        work.refuse(meant.wished(), reason, detail);
    }

    static void spotlightDecided(UserWork work, InboxMessage.BidDecided told) {
        String askId = told.askId();
        boolean accepted = told.accepted();
        Spotlight spotlight = work.spotlights.remove(askId);
        if (spotlight != null
                && work.rules.bidDecided(work.credits, askId, accepted) instanceof CreditDecision.Done done) {
            work.apply(done);
            boolean shown = done.event() instanceof CreditEvent.SpotlightShown;
            work.line(
                    shown ? DeskHappening.SPOTLIGHT_SHOWN : DeskHappening.SPOTLIGHT_DROPPED, askId,
                    spotlight.credits(), null, spotlight.showId());
            if (shown && told.lotId() != null) {
                work.ask(new Ask.OfAuction(
                        new ShowId(spotlight.showId()), "spotlight/" + askId,
                        new AuctionCommand.ShowSpotlight(work.userId, told.lotId(), told.priceMinor())));
            }
        }
    }

    static void passDecided(UserWork work, String askId, boolean tookPlace) {
        String show = work.passShows.remove(askId);
        if (show != null
                && work.rules.showDecided(
                        work.credits, askId, tookPlace) instanceof CreditDecision.Done done) {
            work.apply(done);
            work.line(tookPlace ? DeskHappening.PASS_HONOURED : DeskHappening.PASS_RETURNED, askId, 0,
                    null, show);
        }
    }
}
