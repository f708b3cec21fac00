package io.rostrum.desks.user;

import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DeskHappening;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InboxMessage.*;
import io.rostrum.contracts.ledger.OrderFact;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEvent.DisputeLost;
import io.rostrum.contracts.payments.PaymentEvent.DisputeOpened;
import io.rostrum.contracts.payments.PaymentEvent.DisputeWon;
import io.rostrum.contracts.payments.PaymentEvent.MethodSaved;
import io.rostrum.contracts.payments.PaymentEvent.RefundFailed;
import io.rostrum.contracts.payments.PaymentEvent.RefundMade;
import io.rostrum.contracts.payments.PaymentEvent.RequestRefused;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.desks.charging.Charge;
import io.rostrum.orders.desk.DeskStep;
import io.rostrum.orders.desk.PayerDesk;
import io.rostrum.orders.desk.PayerState;

import java.util.List;
import java.util.function.Consumer;

/** What a user's desk is told by the payment provider, the journal, shows and other desks. */
final class UserHearing {

    private UserHearing() {}

    static void hear(UserWork work, InboxMessage message) {
        switch (message) {
            case PaymentTold told -> payment(work, told);
            case EntryTold told -> booked(work, told.factId());
            case RefusalTold told -> work.stop(told.factId() + " was refused: " + told.reason());
            case PayerSought told -> payer(work, told);
            case AskTaken told -> meant(work, told.askId(), each -> CreditWishes.taken(work, each));
            case AskRefused told ->
                    meant(work, told.askId(), each -> CreditWishes.refused(work, each, told.reason()));
            case BidDecided told -> CreditWishes.spotlightDecided(work, told);
            case PassDecided told -> CreditWishes.passDecided(work, told.askId(), told.tookPlace());
            case WalletReceived told ->
                    WalletWishes.received(work, told.causeId(), told.chargeId(), told.amount());
            case AccountLinked told -> Linking.heard(work, told.other(), told.linked());
            case MarkSeen told -> { }
            case ShowStands told -> { }
            case WalletSought told -> WalletWishes.sought(work, told);
            case WalletFirstSought told -> WalletWishes.firstSought(work, told);
            case WalletFreed told -> WalletWishes.freed(work, told.requestId());
            case WalletSpent told -> WalletWishes.spent(work, told.requestId());
            case ChargeDisputed told -> OrderDisputes.heard(work, told);
            case ChargeOwed told -> OrderDisputes.owed(work, told);
            case WalletFound told -> { }
            case WalletShort told -> { }
            case SaleMade told -> { }
            case ShowClosed told -> { }
            case SecondChanceFound told -> { }
            case SecondChanceMissing told -> { }
            case PayerFound told -> { }
            case PayerMissing told -> { }
            case SellerSought told -> { }
            case SellerFound told -> { }
            case SellerNotReady told -> { }
            case VolumeChanged told -> { }
            case PlanChanged told -> { }
            case GiftOffered told -> { }
            case GiftPayable told -> { }
        }
    }

    private static void booked(UserWork work, String factId) {
        List.copyOf(work.purchases).stream()
                .filter(purchase -> factId.equals(purchase.awaitedFact()))
                .forEach(purchase -> Purchases.booked(work, purchase));
        Releasing released = work.releasing.remove(factId);
        if (released != null) {
            work.tell(
                    DeskCommand.sellerDesk(released.sellerId()), released.shareId() + "/payable",
                    new GiftPayable(released.shareId(), released.amount()));
        }
    }

    private static void meant(UserWork work, String askId, Consumer<Meant> then) {
        work.meant.stream().filter(each -> each.askId().equals(askId)).findFirst().ifPresent(then);
    }

    private static void payer(UserWork work, InboxMessage message) {
        DeskStep<PayerState> step = PayerDesk.hear(work.payer, message, work.now());
        work.payer = step.state();
        step.asks().forEach(work::ask);
    }

    private static void payment(UserWork work, PaymentTold told) {
        PaymentEventRecord payment = told.payment();
        PaymentEvent event = payment.event();
        if (event instanceof MethodSaved saved) {
            boolean known = work.payer.methods().contains(saved.methodId());
            payer(work, told);
            if (!known) {
                work.line(DeskHappening.METHOD_SAVED, saved.setupIntentId(), 0, null, saved.brand());
                Linking.marked(work, saved.fingerprint());
            }
        } else if (event instanceof RefundMade made) {
            refunded(work, payment, made);
        } else if (event instanceof RefundFailed failed) {
            refundFailed(work, failed);
        } else if (event instanceof DisputeOpened opened) {
            CardDisputes.opened(work, payment.paymentId(), opened);
        } else if (event instanceof DisputeWon won) {
            CardDisputes.over(
                    work, CardDisputes.of(
                            payment.paymentId(), won.disputeId(), won.chargeId(), won.amount().currency()),
                            false);
        } else if (event instanceof DisputeLost lost) {
            CardDisputes.over(
                    work, CardDisputes.of(
                            payment.paymentId(), lost.disputeId(), lost.chargeId(), lost.amount().currency()),
                            true);
        } else {
            steps(work, payment);
        }
    }

    private static void steps(UserWork work, PaymentEventRecord payment) {
        for (Purchase purchase : List.copyOf(work.purchases)) {
            if (purchase.charge().isMeant(payment)) {
                Charge next = purchase.charge().heard(payment, work.now(), work.terms());
                if (!next.equals(purchase.charge())) {
                    Purchases.moved(work, purchase, next);
                }
            }
        }
        if (payment.event() instanceof RequestRefused refused) {
            work.returns.replaceAll(each -> each.refunding().isRefused(payment)
                    ? each.with(each.refunding().later(refused, work.now(), work.terms()))
                    : each);
            work.withdrawals.replaceAll(each -> each.refunding().isRefused(payment)
                    ? each.with(each.refunding().later(refused, work.now(), work.terms()))
                    : each);
        }
    }

    private static void refunded(UserWork work, PaymentEventRecord payment, RefundMade made) {
        if (!work.isNews("refund:" + made.refundId())) {
            return;
        }
        for (PackReturn each : List.copyOf(work.returns)) {
            if (each.refunding().isMade(payment)) {
                CreditWishes.returned(work, each, made);
                return;
            }
        }
        for (Withdrawal each : List.copyOf(work.withdrawals)) {
            if (each.refunding().isMade(payment)) {
                WalletWishes.withdrawn(work, each, made);
                return;
            }
        }
        CardDisputes.refundedByHand(work, made, payment.paymentId());
    }

    /** The money is back at the platform; its owner has it in their wallet. */
    private static void refundFailed(UserWork work, RefundFailed failed) {
        if (failed.move() != null && work.isNews("failed:" + failed.refundId())) {
            work.book(new OrderFact.RefundFailed(
                    failed.refundId(), work.userId.value(), failed.amount().currency(),
                    failed.amount().minor()));
            WalletWishes.received(work, failed.refundId(), failed.chargeId(), failed.amount());
        }
    }
}
