package io.rostrum.desks.user;

import io.rostrum.contracts.commerce.DeskHappening;
import io.rostrum.contracts.ledger.DisputeFact;
import io.rostrum.contracts.ledger.WalletFact;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.PaymentEvent.DisputeOpened;
import io.rostrum.contracts.payments.PaymentEvent.RefundMade;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.credits.CreditDecision;
import io.rostrum.credits.CreditEvent;
import io.rostrum.credits.CreditLot;
import io.rostrum.credits.Wallet;

import java.util.List;

/**
 * Money of packs and top-ups that a card's issuer takes back: while that is open nothing of it is spent and
 * its gifts wait; lost, what is left goes, gifts that are held are void, and what was spent from a wallet is
 * owed.
 */
final class CardDisputes {

    private static final String WALLET = "wallet/";
    private static final String WITHDRAWAL = "withdrawal/";

    private CardDisputes() {}

    static void opened(UserWork work, PaymentId paymentId, DisputeOpened opened) {
        if (!work.isNews("dispute:" + opened.disputeId())) {
            return;
        }
        CardDispute known = known(work, opened.disputeId());
        CardDispute dispute = (known == null
                ? of(paymentId, opened.disputeId(), opened.chargeId(), opened.amount().currency())
                : known).opened(opened.amount().minor());
        work.disputes.remove(known);
        work.disputes.add(dispute);
        work.book(new DisputeFact.CardDisputeOpened(
                dispute.disputeId(), dispute.chargeId(), dispute.currency(), dispute.minor(),
                opened.move().feeMinor()));
        CreditLot lot = work.credits.lot(dispute.chargeId());
        if (lot != null) {
            work.credits = work.credits.evolve(new CreditEvent.LotFrozen(lot.lotId()));
        }
        work.line(
                DeskHappening.PACK_DISPUTED, lot == null ? dispute.chargeId() : lot.boughtWith(), 0,
                opened.amount(), null);
        settle(work, dispute.chargeId());
    }

    static CardDispute of(PaymentId paymentId, String disputeId, String chargeId, String currency) {
        return new CardDispute(disputeId, chargeId, isWallet(paymentId), currency, 0, null);
    }

    private static boolean isWallet(PaymentId paymentId) {
        return paymentId.value().startsWith(WALLET) || paymentId.value().startsWith(WITHDRAWAL);
    }

    /** @param word what is known of the dispute by the word that ends it */
    static void over(UserWork work, CardDispute word, boolean lost) {
        String disputeId = word.disputeId();
        if (!work.isNews("dispute-over:" + disputeId)) {
            return;
        }
        CardDispute known = known(work, disputeId);
        CardDispute dispute = known == null ? word : known;
        work.disputes.remove(known);
        work.disputes.add(dispute.over(lost));
        settle(work, word.chargeId());
    }

    private static CardDispute known(UserWork work, String disputeId) {
        return work.disputes.stream().filter(each -> each.disputeId().equals(disputeId)).findFirst()
                .orElse(null);
    }

    /** Once both ends of a dispute are known, and what its charge paid for is booked. */
    static void settle(UserWork work, String chargeId) {
        boolean booking = work.purchases.stream().anyMatch(each -> chargeId.equals(each.charge().chargeId()));
        for (CardDispute dispute : List.copyOf(work.disputes)) {
            boolean ready = dispute.chargeId().equals(chargeId) && dispute.known() && dispute.lost() != null;
            if (ready && !booking) {
                work.disputes.remove(dispute);
                if (dispute.lost()) {
                    lost(work, dispute);
                } else {
                    won(work, dispute);
                }
            }
        }
    }

    private static void won(UserWork work, CardDispute dispute) {
        work.book(
                new DisputeFact.CardDisputeWon(dispute.disputeId(), dispute.currency(), dispute.minor(), 0));
        boolean returning = work.returns.stream().anyMatch(each -> each.lotId().equals(dispute.chargeId()));
        if (!returning) {
            work.credits = work.credits.evolve(new CreditEvent.LotThawed(dispute.chargeId()));
        }
        work.line(
                DeskHappening.PACK_KEPT, dispute.chargeId(), 0,
                new Money(dispute.minor(), dispute.currency()), null);
    }

    private static void lost(UserWork work, CardDispute dispute) {
        String chargeId = dispute.chargeId();
        Money amount = new Money(dispute.minor(), dispute.currency());
        if (dispute.wallet()) {
            calledOff(work, chargeId, dispute.currency());
            Wallet.Change change = work.wallet(dispute.currency()).lose(chargeId, dispute.minor());
            long there = change.taken().stream().mapToLong(Wallet.Source::leftMinor).sum();
            work.wallets.put(dispute.currency(), change.wallet());
            work.book(new DisputeFact.WalletChargedBack(
                    dispute.disputeId(), work.userId.value(), dispute.currency(), there,
                    dispute.minor() - there));
            work.line(DeskHappening.WALLET_CHARGED_BACK, chargeId, 0, amount, null);
            return;
        }
        CreditLot lot = work.credits.lot(chargeId);
        CreditDecision.Done done = (CreditDecision.Done) work.rules.chargedBack(
                work.credits, chargeId, dispute.disputeId(), dispute.currency(), dispute.minor());
        voided(work, chargeId, done);
        work.line(
                DeskHappening.PACK_CHARGED_BACK, lot == null ? chargeId : lot.boughtWith(),
                lot == null ? 0 : lot.left(), amount, null);
    }

    /**
     * What was on its way back to that card cannot arrive any more: it is in the wallet again, to be lost.
     */
    static void calledOff(UserWork work, String chargeId, String currency) {
        for (Withdrawal each : List.copyOf(work.withdrawals)) {
            if (each.refunding().chargeId().equals(chargeId)) {
                work.withdrawals.remove(each);
                work.wallets.put(
                        currency,
                        work.wallet(currency).received(chargeId, each.refunding().amount().minor()));
            }
        }
    }

    /**
     * Gifts of the pack that are void have their line; a return that was on its way has nothing left to
     * return.
     */
    private static void voided(UserWork work, String lotId, CreditDecision.Done done) {
        if (done.event() instanceof CreditEvent.LotClosed) {
            work.returns.removeIf(each -> each.lotId().equals(lotId));
            for (CreditEvent.GiftMade gift : work.credits.gifts().values()) {
                long credits = gift.parts().stream()
                        .filter(part -> part.part().lotId().equals(lotId))
                        .mapToLong(part -> part.part().credits())
                        .sum();
                if (credits > 0) {
                    work.line(DeskHappening.GIFT_VOIDED, gift.giftId(), credits, null, gift.receiver());
                }
            }
        }
        work.apply(done);
    }

    /** Money went back at the provider, without a wish that still waits for it. */
    static void refundedByHand(UserWork work, RefundMade made, PaymentId paymentId) {
        String currency = made.amount().currency();
        if (isWallet(paymentId)) {
            Wallet.Change change = work.wallet(currency).lose(made.chargeId(), made.amount().minor());
            long there = change.taken().stream().mapToLong(Wallet.Source::leftMinor).sum();
            work.wallets.put(currency, change.wallet());
            if (there < made.amount().minor()) {
                work.stop("the refund " + made.refundId() + " took more than the wallet had");
                return;
            }
            work.book(new WalletFact.WalletWithdrawn(made.refundId(), work.userId.value(), currency, there));
            work.line(DeskHappening.WALLET_WITHDRAWN, made.refundId(), 0, made.amount(), null);
            return;
        }
        CreditLot lot = work.credits.lot(made.chargeId());
        CreditDecision.Done done = (CreditDecision.Done) work.rules.refundedByHand(
                work.credits, made.chargeId(), made.refundId(), currency, made.amount().minor());
        voided(work, made.chargeId(), done);
        work.line(
                DeskHappening.CREDITS_RETURNED, lot == null ? made.chargeId() : lot.boughtWith(),
                lot == null ? 0 : lot.left(), made.amount(), null);
    }
}
