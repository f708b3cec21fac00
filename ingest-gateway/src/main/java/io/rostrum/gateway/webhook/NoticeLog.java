package io.rostrum.gateway.webhook;

import io.rostrum.contracts.payments.PaymentRequestRecord;

/** Where notices are appended. */
@FunctionalInterface
public interface NoticeLog {

    /** Comes back once the broker has the notice; false when that is not known within a bound. */
    boolean append(PaymentRequestRecord notice) throws InterruptedException;
}
