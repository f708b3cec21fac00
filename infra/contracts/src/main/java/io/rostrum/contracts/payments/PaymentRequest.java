package io.rostrum.contracts.payments;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.money.Money;

import java.util.Objects;

/**
 * A wish about money at Stripe, in the imperative; who wishes it and for which payment stands in its {@link
 * PaymentRequestRecord}.
 *
 * <p>An object that takes money is first created unconfirmed, its id comes back as a fact, and a second
 * request confirms it: so a payment that was tried before a crash is known by its id however late the
 * restart. Amounts are above zero. On the wire an explicit {@code type} comes first; an unknown one is a dead
 * letter.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PaymentRequest.SaveMethod.class, name = "SaveMethod"),
    @JsonSubTypes.Type(value = PaymentRequest.CreateCharge.class, name = "CreateCharge"),
    @JsonSubTypes.Type(value = PaymentRequest.ConfirmCharge.class, name = "ConfirmCharge"),
    @JsonSubTypes.Type(value = PaymentRequest.CancelCharge.class, name = "CancelCharge"),
    @JsonSubTypes.Type(value = PaymentRequest.Refund.class, name = "Refund"),
    @JsonSubTypes.Type(value = PaymentRequest.CreateDeposit.class, name = "CreateDeposit"),
    @JsonSubTypes.Type(value = PaymentRequest.AuthoriseDeposit.class, name = "AuthoriseDeposit"),
    @JsonSubTypes.Type(value = PaymentRequest.CaptureDeposit.class, name = "CaptureDeposit"),
    @JsonSubTypes.Type(value = PaymentRequest.VoidDeposit.class, name = "VoidDeposit"),
    @JsonSubTypes.Type(value = PaymentRequest.OpenAccount.class, name = "OpenAccount"),
    @JsonSubTypes.Type(value = PaymentRequest.Transfer.class, name = "Transfer"),
    @JsonSubTypes.Type(value = PaymentRequest.ReverseTransfer.class, name = "ReverseTransfer"),
    @JsonSubTypes.Type(value = PaymentRequest.PayOutSeller.class, name = "PayOutSeller"),
    @JsonSubTypes.Type(value = PaymentRequest.PayOutPlatform.class, name = "PayOutPlatform"),
    @JsonSubTypes.Type(value = PaymentRequest.SubmitEvidence.class, name = "SubmitEvidence"),
    @JsonSubTypes.Type(value = PaymentRequest.LookInto.class, name = "LookInto"),
})
public sealed interface PaymentRequest {

    // People and their payment methods.

    /**
     * Saves a payment method for charges without the buyer present (a SetupIntent for off-session use).
     *
     * <p>Answered by {@code MethodSetupStarted}, then {@code MethodSaved} or {@code MethodRefused}.
     *
     * @param customerId absent: a customer is made for this person
     * @param methodId what the page made with Stripe's own script; absent: the page confirms the intent
     *     itself
     */
    record SaveMethod(UserId userId, String customerId, String methodId) implements PaymentRequest {
        public SaveMethod {
            Objects.requireNonNull(userId, "userId");
            Refs.optionalStripeId("customerId", customerId);
            Refs.optionalStripeId("methodId", methodId);
        }
    }

    // Charges.

    /**
     * Makes a charge that takes nothing yet. Answered by {@code ChargeCreated}; {@code ConfirmCharge} takes
     * the money.
     *
     * @param transferGroup joins the charge with the transfers paid out of it: the invoice's id
     */
    record CreateCharge(
            Money amount, String customerId, String methodId, String transferGroup, ChargePurpose purpose)
            implements PaymentRequest {
        public CreateCharge {
            Amounts.positive("amount", amount);
            Refs.stripeId("customerId", customerId);
            Refs.optionalStripeId("methodId", methodId);
            if (transferGroup != null) {
                Refs.require("transferGroup", transferGroup);
            }
            Objects.requireNonNull(purpose, "purpose");
        }
    }

    /**
     * Takes the money of a charge made before.
     *
     * <p>Answered by {@code ChargeSucceeded}, {@code AuthenticationRequired} or {@code ChargeFailed}.
     *
     * @param offSession the buyer is not there: what needs their authentication comes back to be confirmed
     *     with them
     * @param returnUrl where the bank sends the buyer back to; needed when they are there
     */
    record ConfirmCharge(
            String intentId, String methodId, boolean offSession, String returnUrl)
            implements PaymentRequest {
        public ConfirmCharge {
            Refs.stripeId("intentId", intentId);
            Refs.stripeId("methodId", methodId);
            Refs.optionalWord("returnUrl", returnUrl);
        }
    }

    /**
     * Gives up a charge that has not succeeded. Answered by {@code ChargeCancelled}, or by the success that
     * was quicker.
     */
    record CancelCharge(String intentId) implements PaymentRequest {
        public CancelCharge {
            Refs.stripeId("intentId", intentId);
        }
    }

    /**
     * Gives back a part of a charge or all of it. Answered by {@code RefundMade}; {@code RefundFailed} may
     * come days later.
     */
    record Refund(String chargeId, Money amount, RefundReason reason) implements PaymentRequest {
        public Refund {
            Refs.stripeId("chargeId", chargeId);
            Amounts.positive("amount", amount);
            Objects.requireNonNull(reason, "reason");
        }
    }

    // Deposits: amounts set apart on a card, taken only for what stays unpaid.

    /** Makes a deposit that holds nothing yet. Answered by {@code DepositCreated}. */
    record CreateDeposit(Money amount, String customerId, String methodId) implements PaymentRequest {
        public CreateDeposit {
            Amounts.positive("amount", amount);
            Refs.stripeId("customerId", customerId);
            Refs.optionalStripeId("methodId", methodId);
        }
    }

    /**
     * Has the card's bank set the deposit apart.
     *
     * <p>Answered by {@code DepositAuthorised}, {@code AuthenticationRequired} or {@code ChargeFailed}.
     */
    record AuthoriseDeposit(
            String intentId, String methodId, boolean offSession, String returnUrl)
            implements PaymentRequest {
        public AuthoriseDeposit {
            Refs.stripeId("intentId", intentId);
            Refs.stripeId("methodId", methodId);
            Refs.optionalWord("returnUrl", returnUrl);
        }
    }

    /** Takes a deposit, up to what was authorised. Answered by {@code DepositCaptured}. */
    record CaptureDeposit(String intentId, Money amount) implements PaymentRequest {
        public CaptureDeposit {
            Refs.stripeId("intentId", intentId);
            Amounts.positive("amount", amount);
        }
    }

    /** Lets a deposit go. Answered by {@code DepositVoided}. */
    record VoidDeposit(String intentId) implements PaymentRequest {
        public VoidDeposit {
            Refs.stripeId("intentId", intentId);
        }
    }

    // Sellers.

    /**
     * Opens a connected account: the platform is responsible, and the seller sees no dashboard of Stripe's.
     *
     * <p>Answered by {@code AccountOpened} and {@code AccountChanged}; the way to onboarding is never in the
     * log.
     *
     * @param country ISO 3166-1, two letters
     */
    record OpenAccount(UserId sellerId, String country) implements PaymentRequest {
        public OpenAccount {
            Objects.requireNonNull(sellerId, "sellerId");
            Objects.requireNonNull(country, "country");
        }
    }

    /**
     * Moves a seller's share of a charge to their account. Answered by {@code TransferMade}.
     *
     * @param sourceChargeId pays it out of this charge, even before its funds are available
     */
    record Transfer(
            Money amount, String accountId, String sourceChargeId, String transferGroup)
            implements PaymentRequest {
        public Transfer {
            Amounts.positive("amount", amount);
            Refs.stripeId("accountId", accountId);
            Refs.optionalStripeId("sourceChargeId", sourceChargeId);
            if (transferGroup != null) {
                Refs.require("transferGroup", transferGroup);
            }
        }
    }

    /**
     * Takes back a part of a transfer or all of it. Answered by {@code TransferReversed}, or
     * {@code ReversalRefused} when the seller's balance is too small.
     */
    record ReverseTransfer(String transferId, Money amount) implements PaymentRequest {
        public ReverseTransfer {
            Refs.stripeId("transferId", transferId);
            Amounts.positive("amount", amount);
        }
    }

    /**
     * Sends a seller's balance to their bank. Answered by {@code SellerPayoutStarted}, then
     * {@code SellerPayoutPaid} or {@code SellerPayoutFailed}.
     */
    record PayOutSeller(String accountId, Money amount) implements PaymentRequest {
        public PayOutSeller {
            Refs.stripeId("accountId", accountId);
            Amounts.positive("amount", amount);
        }
    }

    // The platform.

    /** Sends the platform's own funds to its bank. Answered by {@code PlatformPaidOut}. */
    record PayOutPlatform(Money amount) implements PaymentRequest {
        public PayOutPlatform {
            Amounts.positive("amount", amount);
        }
    }

    /** Answers a card dispute with the shipment's data. Answered by {@code EvidenceSubmitted}. */
    record SubmitEvidence(
            String disputeId, String carrier, String trackingNumber, Long shippedAtMillis)
            implements PaymentRequest {
        public SubmitEvidence {
            Refs.stripeId("disputeId", disputeId);
            Refs.optionalWord("carrier", carrier);
            Refs.optionalWord("trackingNumber", trackingNumber);
        }
    }

    /**
     * A notice that something changed at Stripe: the object is to be fetched and the facts stated.
     *
     * @param eventId Stripe's own id of the webhook
     * @param objectType Stripe's word, such as {@code payment_intent}
     * @param accountId the connected account it belongs to; absent is the platform's
     */
    record LookInto(
            String eventId, String eventType, String objectType, String objectId, String accountId)
            implements PaymentRequest {
        public LookInto {
            Refs.stripeId("eventId", eventId);
            Objects.requireNonNull(eventType, "eventType");
            Objects.requireNonNull(objectType, "objectType");
            Refs.stripeId("objectId", objectId);
            Refs.optionalStripeId("accountId", accountId);
        }
    }
}
