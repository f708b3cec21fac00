package io.rostrum.orders.asking;

import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.orders.state.Retry;

/**
 * The names of what is asked: {@code subject/step/try}, or {@code subject/step/number/try}.
 *
 * <p>A try that the provider is known to have refused is followed by another under the next try's id; one
 * whose result is not known is sent again under its own.
 */
public final class RequestIds {

    public static final String CHARGE = "charge";
    public static final String CONFIRM = "confirm";
    public static final String CANCEL = "cancel";
    public static final String WALLET = "wallet";
    public static final String WALLET_FIRST = "wallet-first";
    public static final String PAYER = "payer";
    public static final String DEPOSIT = "deposit";
    public static final String DEPOSIT_PAYER = "deposit-payer";
    public static final String DEPOSIT_CONFIRM = "deposit-confirm";
    public static final String DEPOSIT_CAPTURE = "deposit-capture";
    public static final String DEPOSIT_VOID = "deposit-void";
    public static final String SELLER = "seller";
    public static final String TRANSFER = "transfer";
    public static final String REVERSAL = "reversal";
    public static final String REFUND = "refund";
    public static final String PAYOUT = "payout";

    private RequestIds() {}

    public static String step(InvoiceId invoiceId, String step, int number) {
        return invoiceId.value() + "/" + step + "/" + number;
    }

    public static String step(OrderId orderId, String step, int number) {
        return orderId.value() + "/" + step + "/" + number;
    }

    /** The id of the try that counts now: the one that was repeated last, else the first. */
    public static String current(String step, Retry retry) {
        return retry != null && retry.requestId().startsWith(step + "/") ? retry.requestId() : step + "/1";
    }

    /** The step that a try belongs to. */
    public static String stepOf(String requestId) {
        return requestId.substring(0, requestId.lastIndexOf('/'));
    }

    public static boolean isPayout(String requestId) {
        return requestId.contains("/" + PAYOUT + "/");
    }

    /** Which try of its step it names, from 1. */
    public static int tryOf(String requestId) {
        return Integer.parseInt(requestId.substring(requestId.lastIndexOf('/') + 1));
    }

    /** The id of the try after this one. */
    public static String next(String requestId) {
        return stepOf(requestId) + "/" + (tryOf(requestId) + 1);
    }

    public static PaymentId payment(InvoiceId invoiceId) {
        return new PaymentId("invoice/" + invoiceId.value());
    }

    public static PaymentId payment(OrderId orderId) {
        return new PaymentId("order/" + orderId.value());
    }

    public static PaymentId deposit(InvoiceId basket, int number) {
        return new PaymentId("deposit/" + basket.value() + "/" + number);
    }
}
