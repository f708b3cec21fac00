package io.rostrum.orders.deciding;

import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.payments.PaymentEvent.*;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.orders.Happening;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.asking.RequestIds;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.DepositPhase;
import io.rostrum.orders.state.DepositState;
import io.rostrum.orders.state.InvoicePhase;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.state.OrderState;
import io.rostrum.orders.state.RefundState;
import io.rostrum.orders.state.Retry;

import java.util.List;

/**
 * What facts of the payment provider bring about. They come at least once and in any order: what was heard
 * before, or is about a step that is over, changes nothing.
 */
final class ProviderWords {

    private static final List<Happening> NOTHING = List.of();

    private ProviderWords() {}

    static List<Happening> hear(BasketState basket, PaymentEventRecord told, long now, OrderTerms terms) {
        PaymentId id = told.paymentId();
        return switch (told.event()) {
            case ChargeCreated e -> chargeCreated(invoice(basket, id), e);
            case ChargeSucceeded e -> chargeSucceeded(basket, invoice(basket, id), e);
            case AuthenticationRequired e -> authentication(basket, id, e.intentId());
            case ChargeFailed e -> chargeFailed(basket, id, e);
            case ChargeCancelled e -> chargeCancelled(basket, invoice(basket, id), e);
            case RefundMade e -> refundMade(order(basket, id), e);
            case RefundFailed e -> refundFailed(order(basket, id), e);
            case DepositCreated e -> isDeposit(basket, id, DepositPhase.ASKED)
                    ? one(basket, new InvoiceEvent.DepositKnown(basket.deposit().number(), e.intentId()))
                    : NOTHING;
            case DepositAuthorised e -> isDeposit(basket, id, DepositPhase.KNOWN)
                    ? one(basket, new InvoiceEvent.DepositHeld(
                            basket.deposit().number(), e.captureBeforeMillis()))
                    : NOTHING;
            case DepositCaptured e -> isDeposit(basket, id, DepositPhase.CAPTURING)
                    ? one(basket, new InvoiceEvent.DepositTaken(
                            basket.deposit().number(), e.chargeId(), e.amount().minor(), e.move().feeMinor()))
                    : NOTHING;
            case DepositVoided e -> depositGone(basket, id);
            case DepositLapsed e -> depositGone(basket, id);
            case TransferMade e -> transferMade(order(basket, id), e);
            case TransferReversed e -> reversed(order(basket, id), e);
            case ReversalRefused e -> reversalRefused(order(basket, id));
            case SellerPayoutPaid e -> paidOut(order(basket, id), e);
            case SellerPayoutFailed e -> payoutFailed(order(basket, id), e, now, terms);
            case DisputeOpened e -> CardWords.opened(basket, id, e);
            case DisputeWon e -> CardWords.over(basket, id, e.chargeId(), e.disputeId(), false);
            case DisputeLost e -> CardWords.over(basket, id, e.chargeId(), e.disputeId(), true);
            case RequestRefused e -> RefusedSteps.hear(basket, id, e, now, terms);
            case MethodSetupStarted e -> NOTHING;
            case MethodSaved e -> NOTHING;
            case MethodRefused e -> NOTHING;
            case FundsAvailable e -> NOTHING;
            case AccountOpened e -> NOTHING;
            case AccountChanged e -> NOTHING;
            case SellerPayoutStarted e -> NOTHING;
            case InquiryOpened e -> NOTHING;
            case EvidenceSubmitted e -> NOTHING;
            case PlatformPaidOut e -> NOTHING;
            case PlatformPayoutFailed e -> NOTHING;
            case StripeFeeTaken e -> NOTHING;
            case BalanceToppedUp e -> NOTHING;
            case UnmappedBalanceTransaction e -> NOTHING;
        };
    }

    private static List<Happening> chargeCreated(InvoiceState invoice, ChargeCreated e) {
        boolean wanted = invoice != null
                && invoice.intentId() == null
                && !invoice.splitting()
                && !invoice.dropped().contains(e.intentId())
                && (invoice.phase() == InvoicePhase.DUE || invoice.phase() == InvoicePhase.CANCELLING);
        return wanted ? one(invoice, new InvoiceEvent.InvoiceChargeKnown(e.intentId())) : NOTHING;
    }

    /** Also when it was given up: money that is there is booked, and goes back. */
    private static List<Happening> chargeSucceeded(
            BasketState basket, InvoiceState invoice, ChargeSucceeded e) {
        boolean news =
                invoice != null && invoice.chargeId() == null && invoice.phase() != InvoicePhase.COLLECTING;
        if (!news) {
            return NOTHING;
        }
        if (e.amount().minor() != invoice.cardMinor() || !e.amount().currency().equals(invoice.currency())) {
            throw new IllegalStateException(
                    "the charge of " + invoice.invoiceId() + " is not of what the card is to pay");
        }
        return one(invoice, new InvoiceEvent.InvoiceCharged(
                e.chargeId(), e.amount().minor(), e.move().feeMinor()));
    }

    private static List<Happening> authentication(BasketState basket, PaymentId id, String intentId) {
        InvoiceState invoice = invoice(basket, id);
        if (invoice != null) {
            return isTried(invoice, intentId)
                    ? one(invoice, new InvoiceEvent.InvoiceAuthenticationWanted())
                    : NOTHING;
        }
        return isDeposit(basket, id, DepositPhase.KNOWN)
                ? one(basket, new InvoiceEvent.DepositRefused(
                        basket.deposit().number(), "authentication_required"))
                : NOTHING;
    }

    private static List<Happening> chargeFailed(BasketState basket, PaymentId id, ChargeFailed e) {
        InvoiceState invoice = invoice(basket, id);
        if (invoice != null) {
            return isTried(invoice, e.intentId())
                    ? one(invoice, new InvoiceEvent.InvoiceChargeFailed(invoice.attempt(), e.code()))
                    : NOTHING;
        }
        return isDeposit(basket, id, DepositPhase.KNOWN)
                ? one(basket, new InvoiceEvent.DepositRefused(basket.deposit().number(), e.code()))
                : NOTHING;
    }

    private static boolean isTried(InvoiceState invoice, String intentId) {
        return invoice.phase() == InvoicePhase.DUE && invoice.trying() && !invoice.splitting()
                && intentId.equals(invoice.intentId());
    }

    private static List<Happening> chargeCancelled(
            BasketState basket, InvoiceState invoice, ChargeCancelled e) {
        boolean dropping = invoice != null && invoice.phase() == InvoicePhase.DUE && invoice.splitting()
                && e.intentId().equals(invoice.intentId());
        if (dropping) {
            return one(invoice, new InvoiceEvent.InvoiceChargeDropped());
        }
        return invoice != null && !invoice.dropped().contains(e.intentId())
                && invoice.phase() == InvoicePhase.CANCELLING
                ? Settling.defaulted(basket, invoice)
                : NOTHING;
    }

    private static List<Happening> refundMade(OrderState order, RefundMade e) {
        RefundState refund = order == null ? null : order.refund();
        boolean wanted = refund != null
                && refund.refundId() == null
                && !refund.reversing()
                && e.amount().minor() == refund.cardMinor();
        return wanted ? one(order, new LifeEvent.RefundSent(refund.number(), e.refundId())) : NOTHING;
    }

    /** The journal takes each failed refund once, by its id. */
    private static List<Happening> refundFailed(OrderState order, RefundFailed e) {
        return order != null && e.move() != null
                ? one(order, new LifeEvent.RefundReturned(e.refundId(), e.amount().minor()))
                : NOTHING;
    }

    private static List<Happening> depositGone(BasketState basket, PaymentId id) {
        DepositState deposit = basket.deposit();
        boolean there = deposit != null
                && id.equals(RequestIds.deposit(basket.basket(), deposit.number()))
                && deposit.phase() != DepositPhase.OVER
                && deposit.phase() != DepositPhase.RETURNED
                && deposit.phase() != DepositPhase.BOOKING;
        return there ? one(basket, new InvoiceEvent.DepositReturned(deposit.number())) : NOTHING;
    }

    private static List<Happening> transferMade(OrderState order, TransferMade e) {
        boolean wanted = order != null
                && order.settlement() != null
                && order.settlement().accountId() != null
                && order.settlement().transferId() == null;
        return wanted ? one(order, new LifeEvent.TransferSent(e.transferId(), e.amount().minor())) : NOTHING;
    }

    private static List<Happening> reversed(OrderState order, TransferReversed e) {
        RefundState refund = order == null ? null : order.refund();
        boolean wanted = refund != null && refund.reversing() && refund.reversalId() == null;
        return wanted
                ? one(order, new LifeEvent.ReversalSent(refund.number(), e.reversalId(), e.amount().minor()))
                : NOTHING;
    }

    private static List<Happening> reversalRefused(OrderState order) {
        RefundState refund = order == null ? null : order.refund();
        boolean wanted = refund != null && refund.reversing() && refund.reversalId() == null;
        return wanted ? one(order, new LifeEvent.ReversalSettled(refund.number(), true, null)) : NOTHING;
    }

    private static List<Happening> paidOut(OrderState order, SellerPayoutPaid e) {
        return order != null && order.phase() == OrderPhase.TRANSFERRED
                ? one(order, new LifeEvent.OrderPaidOut(e.payoutId()))
                : NOTHING;
    }

    private static List<Happening> payoutFailed(
            OrderState order, SellerPayoutFailed e, long now, OrderTerms terms) {
        if (order == null || order.phase() != OrderPhase.TRANSFERRED) {
            return NOTHING;
        }
        Retry retry = order.settlement().payoutRetry();
        if (retry != null && retry.againAtMillis() > 0) {
            return NOTHING;
        }
        String step = RequestIds.step(order.orderId(), RequestIds.PAYOUT, order.settlement().payouts());
        String current = RequestIds.current(step, retry);
        return one(order, new LifeEvent.StepDelayed(
                RequestIds.next(current), e.code(), now + RefusedSteps.pause(retry, terms)));
    }

    static InvoiceState invoice(BasketState basket, PaymentId id) {
        for (InvoiceState invoice : basket.invoices()) {
            if (id.equals(RequestIds.payment(invoice.invoiceId()))) {
                return invoice;
            }
        }
        return null;
    }

    static OrderState order(BasketState basket, PaymentId id) {
        for (OrderState order : basket.orders()) {
            if (id.equals(RequestIds.payment(order.orderId()))) {
                return order;
            }
        }
        return null;
    }

    private static boolean isDeposit(BasketState basket, PaymentId id, DepositPhase phase) {
        DepositState deposit = basket.deposit();
        return deposit != null
                && deposit.phase() == phase
                && id.equals(RequestIds.deposit(basket.basket(), deposit.number()));
    }

    private static List<Happening> one(OrderState order, LifeEvent event) {
        return List.of(Happening.of(order, event));
    }

    private static List<Happening> one(InvoiceState invoice, InvoiceEvent event) {
        return List.of(Happening.of(invoice.invoiceId(), event));
    }

    private static List<Happening> one(BasketState basket, InvoiceEvent event) {
        return List.of(Happening.of(basket.basket(), event));
    }
}
