package io.rostrum.desks.house;

import io.rostrum.contracts.commerce.DeskHappening;
import io.rostrum.contracts.commerce.InboxMessage.GiftPayable;
import io.rostrum.contracts.ledger.OrderFact;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEvent.RequestRefused;
import io.rostrum.contracts.payments.PaymentEvent.SellerPayoutFailed;
import io.rostrum.contracts.payments.PaymentEvent.SellerPayoutPaid;
import io.rostrum.contracts.payments.PaymentEvent.TransferMade;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.RequestRefusal;
import io.rostrum.desks.charging.Pauses;
import io.rostrum.desks.house.GiftShare.Phase;

/**
 * Shares of gifts go to the seller's account, and on to them, each by itself; what could not be done is tried
 * again.
 */
final class GiftShares {

    private GiftShares() {}

    static void payable(HouseWork work, GiftPayable told) {
        work.shares.add(new GiftShare(told.giftId(), told.amount(), Phase.WAITING, null, null));
        work.line(DeskHappening.GIFT_PAYABLE, told.giftId(), 0, told.amount(), null);
    }

    /** Everything that waits for the account, once it can take money. */
    static void begin(HouseWork work) {
        if (work.trade.ready()) {
            work.shares.replaceAll(share -> share.phase() == Phase.WAITING
                    ? asked(work, share.in(Phase.TRANSFERRING, null))
                    : share);
        }
    }

    private static GiftShare asked(HouseWork work, GiftShare share) {
        work.ask(share.ask(work.desk(), work.trade.accountId()));
        return share;
    }

    static void heard(HouseWork work, PaymentEventRecord payment) {
        for (int i = 0; i < work.shares.size(); i++) {
            GiftShare share = work.shares.get(i);
            if (payment.paymentId().value().equals(share.name())) {
                GiftShare next = heard(work, share, payment.event());
                if (next == null) {
                    work.shares.remove(i);
                } else {
                    work.shares.set(i, next);
                }
                return;
            }
        }
    }

    private static GiftShare heard(HouseWork work, GiftShare share, PaymentEvent event) {
        if (event instanceof TransferMade made && share.phase() == Phase.TRANSFERRING) {
            OrderFact.Transferred fact = new OrderFact.Transferred(
                    made.transferId(), share.shareId(), work.sellerId.value(), share.amount().currency(),
                    share.amount().minor());
            work.book(fact);
            return share.in(Phase.BOOKING, fact.id());
        }
        if (event instanceof SellerPayoutPaid && share.phase() == Phase.PAYING_OUT) {
            return null;
        }
        if (event instanceof SellerPayoutFailed failed && share.phase() == Phase.PAYING_OUT
                && !share.waits()) {
            return share.later(Pauses.after(
                    share.retry(), new RequestRefused(
                            share.requestId(), "PayOutSeller", RequestRefusal.WRONG_STATE, failed.code()),
                    work.now(), work.terms()));
        }
        boolean current = event instanceof RequestRefused refused
                && !share.waits()
                && refused.requestId().equals(share.requestId());
        return current ? share.later(Pauses.after(
                share.retry(), (RequestRefused) event, work.now(), work.terms())) : share;
    }

    static void booked(HouseWork work, String factId) {
        work.shares.replaceAll(share -> factId.equals(share.awaitedFact())
                ? asked(work, share.in(Phase.PAYING_OUT, null))
                : share);
    }

    /** What is due is asked for again. */
    static void due(HouseWork work) {
        work.shares.replaceAll(share -> share.dueMillis() <= work.now()
                ? asked(work, share.later(share.retry().sent()))
                : share);
    }
}
