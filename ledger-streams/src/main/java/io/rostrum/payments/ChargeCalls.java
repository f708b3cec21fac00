package io.rostrum.payments;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.SetupIntent;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.RefundRetrieveParams;
import com.stripe.param.SetupIntentCreateParams;
import com.stripe.param.SetupIntentListParams;
import com.stripe.param.SetupIntentRetrieveParams;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentRequest;
import io.rostrum.contracts.payments.RefundReason;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls about buyers' money: payment methods, charges, deposits, refunds. */
final class ChargeCalls {

    private static final String BOOKED = "latest_charge.balance_transaction";
    private static final long PAGE = 100;
    private static final Set<String> ENDED =
            Set.of("succeeded", "requires_capture", "canceled", "requires_action");

    private final StripeClient stripe;

    ChargeCalls(StripeClient stripe) {
        this.stripe = stripe;
    }

    List<PaymentEventRecord> saveMethod(Trial trial, PaymentRequest.SaveMethod wish) throws StripeException {
        String customer = wish.customerId();
        if (customer != null && trial.lookFirst()) {
            SetupIntent before = made(trial, customer);
            if (before != null) {
                return ChargeFacts.of(setupIntent(before.getId()), trial.mark());
            }
        }
        Map<String, String> metadata = new HashMap<>(trial.origin().metadata());
        metadata.put(ChargeFacts.USER_ID, wish.userId().value());
        if (customer == null) {
            customer = stripe.v1().customers().create(
                    CustomerCreateParams.builder().putAllMetadata(metadata).build(), trial.key("customer"))
                            .getId();
        }
        SetupIntentCreateParams.Builder params = SetupIntentCreateParams.builder()
                .setCustomer(customer)
                .setUsage(SetupIntentCreateParams.Usage.OFF_SESSION)
                .addPaymentMethodType("card")
                .putAllMetadata(metadata);
        if (wish.methodId() != null) {
            params.setPaymentMethod(wish.methodId()).setConfirm(true);
        }
        try {
            SetupIntent intent = stripe.v1().setupIntents().create(params.build(), trial.key("setup"));
            return ChargeFacts.of(setupIntent(intent.getId()), trial.mark());
        } catch (CardException declined) {
            SetupIntent intent = declined.getStripeError().getSetupIntent();
            if (intent == null) {
                throw declined;
            }
            return ChargeFacts.of(setupIntent(intent.getId()), trial.mark());
        }
    }

    SetupIntent setupIntent(String id) throws StripeException {
        return stripe.v1().setupIntents().retrieve(
                id, SetupIntentRetrieveParams.builder().addExpand("payment_method").build());
    }

    private SetupIntent made(Trial trial, String customer) throws StripeException {
        var all = stripe.v1().setupIntents().list(SetupIntentListParams.builder()
                .setCustomer(customer)
                .setCreated(SetupIntentListParams.Created.builder().setGte(trial.sinceSeconds()).build())
                .setLimit(PAGE)
                .build());
        for (SetupIntent intent : all.autoPagingIterable()) {
            if (trial.record().requestId().equals(intent.getMetadata().get(Origin.REQUEST_ID))) {
                return intent;
            }
        }
        return null;
    }

    List<PaymentEventRecord> createCharge(Trial trial, PaymentRequest.CreateCharge wish)
            throws StripeException {
        PaymentIntent intent = trial.lookFirst() ? intentOf(trial, wish.customerId()) : null;
        if (intent == null) {
            intent = stripe.v1().paymentIntents().create(PaymentIntentCreateParams.builder()
                    .setAmount(StripeAmounts.toStripe(wish.amount()))
                    .setCurrency(wish.amount().currency().toLowerCase(java.util.Locale.ROOT))
                    .setCustomer(wish.customerId())
                    .setPaymentMethod(wish.methodId())
                    .setTransferGroup(wish.transferGroup())
                    .addPaymentMethodType("card")
                    .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.AUTOMATIC)
                    .putAllMetadata(metadata(trial, "charge"))
                    .putMetadata("purpose", wish.purpose().name())
                    .build(), trial.key("intent"));
        }
        return List.of(trial.origin().states(intent.getId() + ":created", intent.getCreated() * 1_000,
                new PaymentEvent.ChargeCreated(intent.getId(), wish.amount())));
    }

    List<PaymentEventRecord> createDeposit(Trial trial, PaymentRequest.CreateDeposit wish)
            throws StripeException {
        PaymentIntent intent = trial.lookFirst() ? intentOf(trial, wish.customerId()) : null;
        if (intent == null) {
            intent = stripe.v1().paymentIntents().create(PaymentIntentCreateParams.builder()
                    .setAmount(StripeAmounts.toStripe(wish.amount()))
                    .setCurrency(wish.amount().currency().toLowerCase(java.util.Locale.ROOT))
                    .setCustomer(wish.customerId())
                    .setPaymentMethod(wish.methodId())
                    .addPaymentMethodType("card")
                    .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                    .putAllMetadata(metadata(trial, ChargeFacts.DEPOSIT))
                    .build(), trial.key("intent"));
        }
        return List.of(trial.origin().states(intent.getId() + ":created", intent.getCreated() * 1_000,
                new PaymentEvent.DepositCreated(intent.getId(), wish.amount())));
    }

    private PaymentIntent intentOf(Trial trial, String customer) throws StripeException {
        var all = stripe.v1().paymentIntents().list(PaymentIntentListParams.builder()
                .setCustomer(customer)
                .setCreated(PaymentIntentListParams.Created.builder().setGte(trial.sinceSeconds()).build())
                .setLimit(PAGE)
                .build());
        for (PaymentIntent intent : all.autoPagingIterable()) {
            if (trial.record().requestId().equals(intent.getMetadata().get(Origin.REQUEST_ID))) {
                return intent;
            }
        }
        return null;
    }

    /** Confirms an intent once: by its id, which the log knows, a second time cannot take money twice. */
    List<PaymentEventRecord> confirm(Trial trial, String id, String methodId, boolean offSession,
            String returnUrl)
            throws StripeException {
        if (trial.lookFirst()) {
            PaymentIntent now = intent(id);
            if (ENDED.contains(now.getStatus())) {
                return ChargeFacts.of(now, trial.mark());
            }
        }
        PaymentIntentConfirmParams.Builder params = PaymentIntentConfirmParams.builder()
                .setPaymentMethod(methodId)
                .addExpand(BOOKED);
        if (offSession) {
            params.setOffSession(true);
        } else {
            params.setReturnUrl(returnUrl);
        }
        try {
            PaymentIntent intent = stripe.v1().paymentIntents()
                    .confirm(id, params.build(), trial.key("confirm"));
            return ChargeFacts.of(settled(intent), trial.mark());
        } catch (CardException declined) {
            PaymentIntent intent = declined.getStripeError().getPaymentIntent();
            if (intent == null) {
                throw declined;
            }
            return ChargeFacts.of(intent, trial.mark());
        } catch (InvalidRequestException refused) {
            return unlessEnded(refused, id, trial);
        }
    }

    List<PaymentEventRecord> cancel(Trial trial, String id) throws StripeException {
        try {
            return ChargeFacts.of(
                    stripe.v1().paymentIntents().cancel(
                            id, PaymentIntentCancelParams.builder().addExpand(BOOKED).build(),
                            trial.key("cancel")),
                    trial.mark());
        } catch (InvalidRequestException refused) {
            return unlessEnded(refused, id, trial);
        }
    }

    List<PaymentEventRecord> capture(Trial trial, PaymentRequest.CaptureDeposit wish) throws StripeException {
        try {
            PaymentIntent taken = stripe.v1().paymentIntents().capture(
                    wish.intentId(),
                    PaymentIntentCaptureParams.builder()
                            .setAmountToCapture(StripeAmounts.toStripe(wish.amount()))
                            .addExpand(BOOKED)
                            .build(),
                    trial.key("capture"));
            return ChargeFacts.of(settled(taken), trial.mark());
        } catch (InvalidRequestException refused) {
            return unlessEnded(refused, wish.intentId(), trial);
        }
    }

    /**
     * A refusal because the intent is further on than we knew is no refusal: what it came to is the answer.
     */
    private List<PaymentEventRecord> unlessEnded(InvalidRequestException refused, String id, Trial trial)
            throws StripeException {
        if (!"payment_intent_unexpected_state".equals(refused.getCode())) {
            throw refused;
        }
        PaymentIntent now = intent(id);
        if (!Set.of("succeeded", "canceled").contains(now.getStatus())) {
            throw refused;
        }
        return ChargeFacts.of(now, trial.mark());
    }

    PaymentIntent intent(String id) throws StripeException {
        return stripe.v1().paymentIntents().retrieve(
                id, PaymentIntentRetrieveParams.builder().addExpand(BOOKED).build());
    }

    private static PaymentIntent settled(PaymentIntent intent) {
        if (intent.getStatus().equals("processing")) {
            throw new NotYet("the bank has not answered yet");
        }
        return intent;
    }

    List<PaymentEventRecord> refund(Trial trial, PaymentRequest.Refund wish) throws StripeException {
        Refund refund = trial.lookFirst() ? refundOf(trial, wish.chargeId()) : null;
        if (refund == null) {
            refund = stripe.v1().refunds().create(RefundCreateParams.builder()
                    .setCharge(wish.chargeId())
                    .setAmount(StripeAmounts.toStripe(wish.amount()))
                    .setReason(reason(wish.reason()))
                    .putAllMetadata(trial.origin().metadata())
                    .build(), trial.key("refund"));
        }
        return ChargeFacts.of(refund(refund.getId()), null);
    }

    private Refund refundOf(Trial trial, String charge) throws StripeException {
        for (Refund refund : refundsOf(charge)) {
            if (trial.record().requestId().equals(refund.getMetadata().get(Origin.REQUEST_ID))) {
                return refund;
            }
        }
        return null;
    }

    Iterable<Refund> refundsOf(String charge) throws StripeException {
        return stripe.v1().refunds()
                .list(RefundListParams.builder()
                        .setCharge(charge)
                        .setLimit(PAGE)
                        .addExpand("data.balance_transaction")
                        .addExpand("data.failure_balance_transaction")
                        .build())
                .autoPagingIterable();
    }

    Refund refund(String id) throws StripeException {
        return stripe.v1().refunds().retrieve(id, RefundRetrieveParams.builder()
                .addExpand("balance_transaction")
                .addExpand("failure_balance_transaction")
                .build());
    }

    Charge charge(String id) throws StripeException {
        return stripe.v1().charges().retrieve(id);
    }

    private static RefundCreateParams.Reason reason(RefundReason reason) {
        return switch (reason) {
            case REQUESTED_BY_CUSTOMER -> RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER;
            case DUPLICATE -> RefundCreateParams.Reason.DUPLICATE;
            case FRAUDULENT -> RefundCreateParams.Reason.FRAUDULENT;
        };
    }

    private static Map<String, String> metadata(Trial trial, String kind) {
        Map<String, String> metadata = new HashMap<>(trial.origin().metadata());
        metadata.put(ChargeFacts.KIND, kind);
        return metadata;
    }
}
