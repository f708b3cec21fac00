package io.rostrum.desks.user;

import io.rostrum.contracts.commerce.DeskHappening;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.ledger.CreditFact;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.money.Money;
import io.rostrum.credits.CreditDecision;
import io.rostrum.credits.CreditEvent;
import io.rostrum.credits.CreditLot;
import io.rostrum.desks.charging.Charge;
import io.rostrum.desks.charging.Refunding;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What time brings about at a user's desk, as of the log: after a long pause all of it, in the order of its
 * kinds.
 */
final class UserTime {

    private UserTime() {}

    static void settle(UserWork work) {
        if (work.stopped() != null) {
            return;
        }
        spotlights(work);
        gifts(work);
        lots(work);
        steps(work);
    }

    private static void spotlights(UserWork work) {
        for (Map.Entry<String, Spotlight> each : List.copyOf(work.spotlights.entrySet())) {
            if (each.getValue().untilMillis() <= work.now()) {
                CreditWishes.spotlightDecided(
                            work, new InboxMessage.BidDecided(each.getKey(), false, null, null));
            }
        }
    }

    private static void gifts(UserWork work) {
        Set<String> disputed = work.disputed();
        List<CreditEvent.GiftMade> all = work.credits.gifts().values().stream()
                .filter(gift -> !UserDeadlines.isDisputed(gift, disputed))
                .sorted(Comparator.comparingLong(CreditEvent.GiftMade::atMillis)
                        .thenComparing(CreditEvent.GiftMade::giftId))
                .toList();
        for (CreditEvent.GiftMade gift : all) {
            if (work.rules.releaseGift(
                    work.credits, gift.giftId(), work.now()) instanceof CreditDecision.Done done) {
                work.apply(done);
                if (gift.credits() > 0) {
                    work.line(DeskHappening.GIFT_RELEASED, gift.giftId(), gift.credits(), null,
                            gift.receiver());
                }
                done.facts().forEach(fact -> payable(work, fact));
            }
        }
    }

    private static void payable(UserWork work, LedgerFact fact) {
        if (fact instanceof CreditFact.GiftReleased released) {
            work.releasing.put(released.id(), new Releasing(
                    new UserId(released.sellerId()), released.giftId(),
                    new Money(released.minor(), released.currency())));
        }
    }

    private static void lots(UserWork work) {
        for (CreditLot lot : work.credits.lots()) {
            if (work.rules.expire(
                    work.credits, lot.lotId(), work.now()) instanceof CreditDecision.Done done) {
                work.apply(done);
                work.line(DeskHappening.CREDITS_EXPIRED, lot.boughtWith(), lot.left(), null, null);
            }
        }
    }

    private static void steps(UserWork work) {
        for (Purchase purchase : List.copyOf(work.purchases)) {
            if (purchase.charge().dueMillis(work.terms()) <= work.now()) {
                Charge next = purchase.charge().due(work.now());
                Purchases.moved(work, purchase, next);
                if (next.phase() == purchase.charge().phase()) {
                    work.ask(next.ask(work.terms()));
                }
            }
        }
        for (int i = 0; i < work.returns.size(); i++) {
            PackReturn each = work.returns.get(i);
            if (each.refunding().dueMillis() <= work.now()) {
                Refunding next = each.refunding().due();
                work.returns.set(i, each.with(next));
                work.ask(next.ask());
            }
        }
        for (int i = 0; i < work.withdrawals.size(); i++) {
            Withdrawal each = work.withdrawals.get(i);
            if (each.refunding().dueMillis() <= work.now()) {
                Refunding next = each.refunding().due();
                work.withdrawals.set(i, each.with(next));
                work.ask(next.ask());
            }
        }
    }
}
