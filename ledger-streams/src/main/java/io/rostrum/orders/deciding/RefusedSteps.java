package io.rostrum.orders.deciding;

import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.payments.PaymentEvent.RequestRefused;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.contracts.payments.RequestRefusal;
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
 * Steps that came to nothing at the provider: asked again later, as the step still has to be taken.
 *
 * <p>What is known to have come to nothing is another wish the next time; what is not known is sent again as
 * it was.
 */
final class RefusedSteps {

    private RefusedSteps() {}

    static List<Happening> hear(
            BasketState basket, PaymentId id, RequestRefused e, long now, OrderTerms terms) {
        InvoiceState invoice = ProviderWords.invoice(basket, id);
        if (invoice != null) {
            return ofInvoice(basket, invoice, e, now + pause(invoice.retry(), terms));
        }
        OrderState order = ProviderWords.order(basket, id);
        if (order != null) {
            boolean payout = RequestIds.isPayout(e.requestId());
            String step = payout ? payoutOf(order) : stepOf(order);
            Retry retry = step == null || !payout ? order.retry() : order.settlement().payoutRetry();
            return step != null && isCurrent(step, retry, e.requestId())
                    ? List.of(Happening.of(order, new LifeEvent.StepDelayed(
                            next(e), code(e), now + pause(retry, terms))))
                    : List.of();
        }
        return ofDeposit(basket, id, e, now, terms);
    }

    /** A charge that could not be made or confirmed failed, unless nobody knows. */
    private static List<Happening> ofInvoice(
            BasketState basket, InvoiceState invoice, RequestRefused e, long again) {
        String step = stepOf(invoice);
        if (step == null || !isCurrent(step, invoice.retry(), e.requestId())) {
            return List.of();
        }
        boolean known = e.refusal() != RequestRefusal.STRIPE_FAULT;
        if (known && invoice.phase() == InvoicePhase.DUE && !invoice.splitting()) {
            return List.of(Happening.of(
                    invoice.invoiceId(), new InvoiceEvent.InvoiceChargeFailed(invoice.attempt(), code(e))));
        }
        if (known && invoice.intentId() == null) {
            return Settling.defaulted(basket, invoice);
        }
        return List.of(Happening.of(
                invoice.invoiceId(), new InvoiceEvent.InvoiceStepDelayed(next(e), code(e), again)));
    }

    private static List<Happening> ofDeposit(
            BasketState basket, PaymentId id, RequestRefused e, long now, OrderTerms terms) {
        DepositState deposit = basket.deposit();
        if (deposit == null || !id.equals(RequestIds.deposit(basket.basket(), deposit.number()))) {
            return List.of();
        }
        boolean begun = deposit.phase() == DepositPhase.ASKED || deposit.phase() == DepositPhase.KNOWN;
        boolean ending =
                deposit.phase() == DepositPhase.CAPTURING || deposit.phase() == DepositPhase.RETURNING;
        if (!begun && !ending) {
            return List.of();
        }
        return List.of(Happening.of(
                basket.basket(),
                begun && e.refusal() != RequestRefusal.STRIPE_FAULT
                        ? new InvoiceEvent.DepositRefused(deposit.number(), code(e))
                        : new InvoiceEvent.InvoiceStepDelayed(
                                next(e), code(e), now + pause(deposit.retry(), terms))));
    }

    /** The step that the invoice waits for; null if for none. */
    private static String stepOf(InvoiceState invoice) {
        if (invoice.phase() == InvoicePhase.DUE && invoice.splitting()) {
            return invoice.intentId() == null
                    ? null
                    : RequestIds.step(invoice.invoiceId(), RequestIds.CANCEL, invoice.attempt());
        }
        if (invoice.phase() == InvoicePhase.CANCELLING) {
            return invoice.intentId() == null
                    ? RequestIds.step(invoice.invoiceId(), RequestIds.CHARGE, invoice.attempt())
                    : RequestIds.step(invoice.invoiceId(), RequestIds.CANCEL, 1);
        }
        if (invoice.phase() != InvoicePhase.DUE || !invoice.trying() || invoice.customerId() == null) {
            return null;
        }
        return RequestIds.step(
                invoice.invoiceId(), invoice.intentId() == null ? RequestIds.CHARGE : RequestIds.CONFIRM,
                invoice.attempt());
    }

    private static String stepOf(OrderState order) {
        RefundState refund = order.refund();
        if (refund != null) {
            boolean asked = refund.reversing() || refund.cardMinor() > 0;
            return order.awaitedFact() != null || !asked
                    ? null
                    : RequestIds.step(
                            order.orderId(), refund.reversing() ? RequestIds.REVERSAL : RequestIds.REFUND,
                            refund.number());
        }
        boolean transferring = order.phase().isReleased()
                && order.settlement().accountId() != null
                && order.settlement().transferId() == null;
        return transferring ? RequestIds.step(order.orderId(), RequestIds.TRANSFER, 1) : null;
    }

    private static String payoutOf(OrderState order) {
        return order.phase() == OrderPhase.TRANSFERRED
                ? RequestIds.step(order.orderId(), RequestIds.PAYOUT, order.settlement().payouts())
                : null;
    }

    private static boolean isCurrent(String step, Retry retry, String requestId) {
        boolean waiting = retry != null && retry.againAtMillis() > 0;
        return !waiting && requestId.equals(RequestIds.current(step, retry));
    }

    /** How long after the try just now; {@code before} is null after the first. */
    static long pause(Retry before, OrderTerms terms) {
        return terms.retries().after(Retry.tries(before) + 1);
    }

    private static String next(RequestRefused e) {
        return e.refusal() == RequestRefusal.STRIPE_FAULT ? e.requestId() : RequestIds.next(e.requestId());
    }

    private static String code(RequestRefused e) {
        return e.refusal().name();
    }
}
