package io.rostrum.orders.desk;

import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InboxMessage.PayerFound;
import io.rostrum.contracts.commerce.InboxMessage.PayerMissing;
import io.rostrum.contracts.commerce.InboxMessage.PayerSought;
import io.rostrum.contracts.commerce.InboxMessage.PaymentTold;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.contracts.payments.PaymentRequest;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import io.rostrum.orders.asking.Ask;

/** Knows how a buyer pays, and tells baskets that ask. */
public final class PayerDesk {

    private PayerDesk() {}

    /** Begins the saving of a method; the page goes on with the provider. */
    public static DeskStep<PayerState> save(PayerState state, UserId userId, CommandId commandId) {
        return DeskStep.of(state, new Ask.OfProvider(new PaymentRequestRecord(
                userId + "/method/" + commandId, new PaymentId("user/" + userId),
                DeskCommand.userDesk(userId), null,
                new PaymentRequest.SaveMethod(userId, state.customerId(), null))));
    }

    /** @param now log time in epoch milliseconds */
    public static DeskStep<PayerState> hear(PayerState state, InboxMessage message, long now) {
        if (message instanceof PaymentTold told) {
            return DeskStep.of(told.payment().event() instanceof PaymentEvent.MethodSaved saved
                    ? state.with(saved.customerId(), saved.methodId(), now)
                    : state);
        }
        return message instanceof PayerSought sought
                ? DeskStep.of(state, answer(state, sought))
                : DeskStep.of(state);
    }

    private static Ask answer(PayerState state, PayerSought sought) {
        boolean known = sought.methodId() == null ? !state.methods().isEmpty()
                : state.methods().contains(sought.methodId());
        InboxMessage answer = known
                ? new PayerFound(
                        sought.requestId(), state.customerId(),
                        sought.methodId() == null ? state.newest() : sought.methodId())
                : new PayerMissing(sought.requestId());
        return new Ask.OfAggregate(new InboxRecord(sought.replyTo(), sought.requestId(), answer));
    }
}
