package io.rostrum.payments;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.SetupIntent;
import com.stripe.model.StripeError;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.payments.BalanceMove;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which facts an object on the buyers' side stands for, as it is now; the same object always makes the same
 * facts.
 *
 * <p>An object that needs its balance transaction and has none yet is {@link NotYet}.
 */
final class ChargeFacts {

    /** Marks an intent as a deposit, in its metadata and so in its charge's. */
    static final String KIND = "kind";
    static final String DEPOSIT = "deposit";
    static final String USER_ID = "userId";

    private static final long MILLIS = 1_000;

    private ChargeFacts() {}

    static boolean isDeposit(Map<String, String> metadata) {
        return DEPOSIT.equals(metadata.get(KIND));
    }

    /**
     * What became of an intent.
     *
     * @param intent with {@code latest_charge.balance_transaction} expanded if it has succeeded
     * @param try_ names the try in the id of a fact that no object of Stripe's stands for; null leaves such
     *     facts out
     */
    static List<PaymentEventRecord> of(PaymentIntent intent, String try_) {
        Optional<Origin> known = Origin.in(intent.getMetadata());
        if (known.isEmpty()) {
            return List.of();
        }
        Origin origin = known.get();
        long at = intent.getCreated() * MILLIS;
        return switch (intent.getStatus()) {
            case "succeeded" -> List.of(taken(origin, intent.getLatestChargeObject()));
            case "requires_capture" -> List.of(authorised(origin, intent));
            case "canceled" -> List.of(cancelled(origin, intent));
            case "requires_action" -> try_ == null
                    ? List.of()
                    : List.of(origin.states(intent.getId() + ":action:" + try_, at,
                            new PaymentEvent.AuthenticationRequired(intent.getId(), true)));
            case "requires_payment_method" -> failed(origin, intent, intent.getLastPaymentError(), try_);
            default -> List.of();
        };
    }

    /** A captured charge of ours: paid, or a deposit taken. */
    static PaymentEventRecord taken(Origin origin, Charge charge) {
        BalanceMove move = Moves.of(charge.getBalanceTransactionObject());
        var amount = StripeAmounts.money(charge.getAmountCaptured(), charge.getCurrency());
        String id = charge.getId();
        if (isDeposit(charge.getMetadata())) {
            return origin.states(id + ":captured", move.createdMillis(),
                    new PaymentEvent.DepositCaptured(charge.getPaymentIntent(), id, amount, move));
        }
        return origin.states(id + ":succeeded", move.createdMillis(),
                new PaymentEvent.ChargeSucceeded(charge.getPaymentIntent(), id, amount, move));
    }

    private static PaymentEventRecord authorised(Origin origin, PaymentIntent intent) {
        Charge charge = intent.getLatestChargeObject();
        Long lapses = charge.getPaymentMethodDetails().getCard().getCaptureBefore();
        return origin.states(intent.getId() + ":authorised", charge.getCreated() * MILLIS,
                new PaymentEvent.DepositAuthorised(
                        intent.getId(), charge.getId(),
                        StripeAmounts.money(intent.getAmountCapturable(), intent.getCurrency()),
                        lapses * MILLIS));
    }

    private static PaymentEventRecord cancelled(Origin origin, PaymentIntent intent) {
        String id = intent.getId();
        long at = intent.getCanceledAt() * MILLIS;
        if (!isDeposit(intent.getMetadata())) {
            return origin.states(id + ":cancelled", at, new PaymentEvent.ChargeCancelled(id));
        }
        String reason = intent.getCancellationReason();
        return "automatic".equals(reason) || "expired".equals(reason)
                ? origin.states(id + ":lapsed", at, new PaymentEvent.DepositLapsed(id))
                : origin.states(id + ":voided", at, new PaymentEvent.DepositVoided(id));
    }

    private static List<PaymentEventRecord> failed(
            Origin origin, PaymentIntent intent, StripeError error, String try_) {
        if (error == null) {
            return List.of();
        }
        String code = Objects.requireNonNullElse(error.getCode(), "unknown");
        boolean ofCharge =
                intent.getLatestCharge() != null && !code.equals("payment_intent_authentication_failure");
        if (!ofCharge && try_ == null) {
            return List.of();
        }
        String cause = ofCharge ? intent.getLatestCharge() : intent.getId() + ":" + try_;
        long at = intent.getCreated() * MILLIS;
        if (code.equals("authentication_required")) {
            return List.of(origin.states(cause + ":authentication_required", at,
                    new PaymentEvent.AuthenticationRequired(intent.getId(), false)));
        }
        return List.of(origin.states(cause + ":failed", at,
                new PaymentEvent.ChargeFailed(intent.getId(), code, error.getDeclineCode())));
    }

    /** @param charge for the payment that it belongs to, when somebody else made the refund; may be null */
    static List<PaymentEventRecord> of(Refund refund, Charge charge) {
        Optional<Origin> known = Origin.in(refund.getMetadata());
        if (known.isEmpty() && charge != null) {
            known = Origin.in(charge.getMetadata()).map(Origin::madeByOthers);
        }
        if (known.isEmpty()) {
            return List.of();
        }
        var amount = StripeAmounts.money(refund.getAmount(), refund.getCurrency());
        List<PaymentEventRecord> facts = new ArrayList<>();
        BalanceTransaction left = refund.getBalanceTransactionObject();
        if (left != null) {
            BalanceMove move = Moves.of(left);
            facts.add(known.get().states(refund.getId() + ":made", move.createdMillis(),
                    new PaymentEvent.RefundMade(refund.getId(), refund.getCharge(), amount, move)));
        }
        if ("failed".equals(refund.getStatus())) {
            BalanceTransaction back = refund.getFailureBalanceTransactionObject();
            String code = Objects.requireNonNullElse(refund.getFailureReason(), "unknown");
            facts.add(known.get().states(refund.getId() + ":failed",
                    back == null ? refund.getCreated() * MILLIS : back.getCreated() * MILLIS,
                    new PaymentEvent.RefundFailed(
                            refund.getId(), refund.getCharge(), amount, code,
                            back == null ? null : Moves.of(back))));
        }
        return facts;
    }

    /** @param charge the disputed one */
    static List<PaymentEventRecord> of(Dispute dispute, Charge charge) {
        Origin origin = Origin.in(charge.getMetadata())
                .map(Origin::madeByOthers)
                .orElseGet(() -> Origin.platform(dispute.getId()));
        String id = dispute.getId();
        var amount = StripeAmounts.money(dispute.getAmount(), dispute.getCurrency());
        long created = dispute.getCreated() * MILLIS;
        List<PaymentEventRecord> facts = new ArrayList<>();
        if (dispute.getStatus().startsWith("warning")) {
            facts.add(origin.states(id + ":inquiry", created,
                    new PaymentEvent.InquiryOpened(id, charge.getId(), amount, dispute.getReason())));
        }
        for (BalanceTransaction booked : dispute.getBalanceTransactions()) {
            BalanceMove move = Moves.of(booked);
            if (booked.getAmount() < 0) {
                Long due = dispute.getEvidenceDetails().getDueBy();
                facts.add(origin.states(id + ":opened", move.createdMillis(), new PaymentEvent.DisputeOpened(
                        id, charge.getId(), amount, dispute.getReason(), due == null ? created : due * MILLIS,
                        move)));
            } else {
                facts.add(origin.states(id + ":won", move.createdMillis(),
                        new PaymentEvent.DisputeWon(id, charge.getId(), amount, move)));
            }
        }
        if (dispute.getStatus().equals("lost")) {
            facts.add(origin.states(id
                    + ":lost", created, new PaymentEvent.DisputeLost(id, charge.getId(), amount)));
        }
        return facts;
    }

    /** @param intent with {@code payment_method} expanded */
    static List<PaymentEventRecord> of(SetupIntent intent, String try_) {
        Optional<Origin> known = Origin.in(intent.getMetadata());
        if (known.isEmpty()) {
            return List.of();
        }
        Origin origin = known.get();
        String id = intent.getId();
        UserId user = new UserId(intent.getMetadata().get(USER_ID));
        long at = intent.getCreated() * MILLIS;
        List<PaymentEventRecord> facts = new ArrayList<>();
        facts.add(origin.states(id + ":started", at,
                new PaymentEvent.MethodSetupStarted(user, intent.getCustomer(), id)));
        if (intent.getStatus().equals("succeeded")) {
            var method = intent.getPaymentMethodObject();
            String brand = method.getCard() == null ? method.getType() : method.getCard().getBrand();
            facts.add(origin.states(id + ":saved", at, new PaymentEvent.MethodSaved(
                    user, intent.getCustomer(), id, method.getId(), brand, Marks.of(method))));
        } else if (intent.getLastSetupError() != null && try_ != null) {
            String code = Objects.requireNonNullElse(intent.getLastSetupError().getCode(), "unknown");
            facts.add(origin.states(
                    id + ":refused:" + try_, at, new PaymentEvent.MethodRefused(user, id, code)));
        }
        return facts;
    }
}
