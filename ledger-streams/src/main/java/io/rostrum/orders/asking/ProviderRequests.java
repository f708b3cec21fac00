package io.rostrum.orders.asking;

import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.ChargePurpose;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.contracts.payments.PaymentRequest;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import io.rostrum.contracts.payments.RefundReason;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.DepositPhase;
import io.rostrum.orders.state.DepositState;
import io.rostrum.orders.state.InvoicePhase;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderState;
import io.rostrum.orders.state.RefundState;

/** The step that an invoice, an order or a deposit is at, as a request to the payment provider. */
final class ProviderRequests {

    private ProviderRequests() {}

    /** Makes the charge, confirms it or calls it off, as the invoice stands. */
    static Ask of(InvoiceState invoice, OrderTerms terms, long firstTried) {
        PaymentRequest request;
        String step;
        if (invoice.splitting()) {
            step = RequestIds.step(invoice.invoiceId(), RequestIds.CANCEL, invoice.attempt());
            request = new PaymentRequest.CancelCharge(invoice.intentId());
        } else if (invoice.intentId() == null) {
            step = RequestIds.step(invoice.invoiceId(), RequestIds.CHARGE, invoice.attempt());
            request = new PaymentRequest.CreateCharge(
                    new Money(invoice.cardMinor(), invoice.currency()), invoice.customerId(),
                    invoice.methodId(), invoice.invoiceId().value(), ChargePurpose.INVOICE);
        } else if (invoice.phase() == InvoicePhase.CANCELLING) {
            step = RequestIds.step(invoice.invoiceId(), RequestIds.CANCEL, 1);
            request = new PaymentRequest.CancelCharge(invoice.intentId());
        } else {
            step = RequestIds.step(invoice.invoiceId(), RequestIds.CONFIRM, invoice.attempt());
            request = new PaymentRequest.ConfirmCharge(
                    invoice.intentId(), invoice.methodId(), invoice.offSession(),
                    invoice.offSession() ? null : terms.returnUrl());
        }
        return ask(
                RequestIds.current(step, invoice.retry()), RequestIds.payment(invoice.invoiceId()),
                invoice.invoiceId().aggregate(), firstTried, request);
    }

    static Ask of(BasketState basket, DepositState deposit, OrderTerms terms, long firstTried) {
        PaymentRequest request;
        String word;
        Money amount = new Money(deposit.depositMinor(), deposit.currency());
        if (deposit.phase() == DepositPhase.ASKED) {
            word = RequestIds.DEPOSIT;
            request = new PaymentRequest.CreateDeposit(amount, deposit.customerId(), deposit.methodId());
        } else if (deposit.phase() == DepositPhase.KNOWN) {
            word = RequestIds.DEPOSIT_CONFIRM;
            request = new PaymentRequest.AuthoriseDeposit(deposit.intentId(), deposit.methodId(), true, null);
        } else if (deposit.phase() == DepositPhase.CAPTURING) {
            word = RequestIds.DEPOSIT_CAPTURE;
            request = new PaymentRequest.CaptureDeposit(
                    deposit.intentId(), new Money(deposit.lossMinor(), deposit.currency()));
        } else {
            word = RequestIds.DEPOSIT_VOID;
            request = new PaymentRequest.VoidDeposit(deposit.intentId());
        }
        String step = RequestIds.step(basket.basket(), word, deposit.number());
        return ask(
                RequestIds.current(step, deposit.retry()),
                RequestIds.deposit(basket.basket(), deposit.number()),
                basket.basket().aggregate(), firstTried, request);
    }

    static Ask refund(OrderState order, long firstTried) {
        RefundState refund = order.refund();
        String currency = order.sale().currency();
        boolean back = refund.reversing();
        String step = RequestIds.step(
                order.orderId(), back ? RequestIds.REVERSAL : RequestIds.REFUND, refund.number());
        PaymentRequest request = back
                ? new PaymentRequest.ReverseTransfer(
                        order.settlement().transferId(), new Money(refund.lines().sellerMinor(), currency))
                : new PaymentRequest.Refund(
                        order.chargeId(), new Money(refund.cardMinor(), currency),
                        RefundReason.REQUESTED_BY_CUSTOMER);
        return ask(order, step, firstTried, request);
    }

    /**
     * Bound to the charge, so that it waits for its money, unless the wallet paid a part: the charge alone
     * may be less than the seller gets.
     */
    static Ask transfer(OrderState order, long firstTried) {
        String source = order.walletParts().isEmpty() ? order.chargeId() : null;
        String step = RequestIds.step(order.orderId(), RequestIds.TRANSFER, 1);
        return ask(order, step, firstTried, new PaymentRequest.Transfer(
                new Money(order.settlement().sellerMinor(), order.sale().currency()),
                order.settlement().accountId(), source, order.invoiceId().value()));
    }

    static Ask payout(OrderState order, long firstTried) {
        String step = RequestIds.step(order.orderId(), RequestIds.PAYOUT, order.settlement().payouts());
        PaymentRequest request = new PaymentRequest.PayOutSeller(
                order.settlement().accountId(),
                new Money(order.settlement().sellerMinor(), order.sale().currency()));
        return ask(
                RequestIds.current(step, order.settlement().payoutRetry()),
                RequestIds.payment(order.orderId()), order.invoiceId().aggregate(), firstTried, request);
    }

    private static Ask ask(OrderState order, String step, long firstTried, PaymentRequest request) {
        return ask(
                RequestIds.current(step, order.retry()), RequestIds.payment(order.orderId()),
                order.invoiceId().aggregate(), firstTried, request);
    }

    private static Ask ask(
            String requestId, PaymentId paymentId, String replyTo, long firstTried, PaymentRequest request) {
        return new Ask.OfProvider(new PaymentRequestRecord(
                requestId, paymentId, replyTo, firstTried == 0 ? null : firstTried, request));
    }
}
