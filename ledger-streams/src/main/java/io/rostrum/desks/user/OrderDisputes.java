package io.rostrum.desks.user;

import io.rostrum.contracts.commerce.DeskHappening;
import io.rostrum.contracts.commerce.InboxMessage.ChargeDisputed;
import io.rostrum.contracts.commerce.InboxMessage.ChargeOwed;
import io.rostrum.contracts.ledger.DisputeFact;
import io.rostrum.credits.Wallet;

/**
 * Card disputes of orders that were refunded into the wallet: while one is open nothing of its charge is
 * spent; lost, the owner would have the money twice, so it is taken out of the wallet, that charge's first,
 * and what is not there any more is owed.
 */
final class OrderDisputes {

    private OrderDisputes() {}

    /** Words come in any order: one that is over never begins again. */
    static void heard(UserWork work, ChargeDisputed told) {
        boolean first = work.isNews("charge-disputed:" + told.disputeId());
        if (!told.open()) {
            over(work, told.disputeId());
        } else if (first) {
            work.disputes.add(
                    new CardDispute(told.disputeId(), told.chargeId(), false, told.currency(), 0, null));
        }
    }

    static void owed(UserWork work, ChargeOwed told) {
        over(work, told.disputeId());
        long owed = told.amount().minor();
        if (owed == 0 || !work.isNews("charge-owed:" + told.disputeId() + "/" + told.orderId())) {
            return;
        }
        String currency = told.amount().currency();
        CardDisputes.calledOff(work, told.chargeId(), currency);
        Wallet.Change change = work.wallet(currency).lose(told.chargeId(), owed);
        long there = change.taken().stream().mapToLong(Wallet.Source::leftMinor).sum();
        work.wallets.put(currency, change.wallet());
        work.book(new DisputeFact.ChargebackRecovered(
                told.disputeId(), told.orderId(), work.userId.value(), currency, there, owed - there));
        work.line(DeskHappening.WALLET_CHARGED_BACK, told.orderId(), 0, told.amount(), null);
    }

    private static void over(UserWork work, String disputeId) {
        work.disputes.removeIf(each -> each.disputeId().equals(disputeId));
    }
}
