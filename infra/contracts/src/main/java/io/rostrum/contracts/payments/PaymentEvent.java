package io.rostrum.contracts.payments;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.money.Money;

import java.util.List;
import java.util.Objects;

/**
 * A fact about money at Stripe, in the past tense; its id, payment and reader stand in its {@link
 * PaymentEventRecord}.
 *
 * <p>Every balance transaction of the platform's account is carried by exactly one fact (its
 * {@link BalanceMove}), or stated as {@link UnmappedBalanceTransaction}, which is an alarm. On the wire an
 * explicit {@code type} comes first.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PaymentEvent.MethodSetupStarted.class, name = "MethodSetupStarted"),
    @JsonSubTypes.Type(value = PaymentEvent.MethodSaved.class, name = "MethodSaved"),
    @JsonSubTypes.Type(value = PaymentEvent.MethodRefused.class, name = "MethodRefused"),
    @JsonSubTypes.Type(value = PaymentEvent.ChargeCreated.class, name = "ChargeCreated"),
    @JsonSubTypes.Type(value = PaymentEvent.ChargeSucceeded.class, name = "ChargeSucceeded"),
    @JsonSubTypes.Type(value = PaymentEvent.AuthenticationRequired.class, name = "AuthenticationRequired"),
    @JsonSubTypes.Type(value = PaymentEvent.ChargeFailed.class, name = "ChargeFailed"),
    @JsonSubTypes.Type(value = PaymentEvent.ChargeCancelled.class, name = "ChargeCancelled"),
    @JsonSubTypes.Type(value = PaymentEvent.FundsAvailable.class, name = "FundsAvailable"),
    @JsonSubTypes.Type(value = PaymentEvent.RefundMade.class, name = "RefundMade"),
    @JsonSubTypes.Type(value = PaymentEvent.RefundFailed.class, name = "RefundFailed"),
    @JsonSubTypes.Type(value = PaymentEvent.DepositCreated.class, name = "DepositCreated"),
    @JsonSubTypes.Type(value = PaymentEvent.DepositAuthorised.class, name = "DepositAuthorised"),
    @JsonSubTypes.Type(value = PaymentEvent.DepositCaptured.class, name = "DepositCaptured"),
    @JsonSubTypes.Type(value = PaymentEvent.DepositVoided.class, name = "DepositVoided"),
    @JsonSubTypes.Type(value = PaymentEvent.DepositLapsed.class, name = "DepositLapsed"),
    @JsonSubTypes.Type(value = PaymentEvent.AccountOpened.class, name = "AccountOpened"),
    @JsonSubTypes.Type(value = PaymentEvent.AccountChanged.class, name = "AccountChanged"),
    @JsonSubTypes.Type(value = PaymentEvent.TransferMade.class, name = "TransferMade"),
    @JsonSubTypes.Type(value = PaymentEvent.TransferReversed.class, name = "TransferReversed"),
    @JsonSubTypes.Type(value = PaymentEvent.ReversalRefused.class, name = "ReversalRefused"),
    @JsonSubTypes.Type(value = PaymentEvent.SellerPayoutStarted.class, name = "SellerPayoutStarted"),
    @JsonSubTypes.Type(value = PaymentEvent.SellerPayoutPaid.class, name = "SellerPayoutPaid"),
    @JsonSubTypes.Type(value = PaymentEvent.SellerPayoutFailed.class, name = "SellerPayoutFailed"),
    @JsonSubTypes.Type(value = PaymentEvent.InquiryOpened.class, name = "InquiryOpened"),
    @JsonSubTypes.Type(value = PaymentEvent.DisputeOpened.class, name = "DisputeOpened"),
    @JsonSubTypes.Type(value = PaymentEvent.EvidenceSubmitted.class, name = "EvidenceSubmitted"),
    @JsonSubTypes.Type(value = PaymentEvent.DisputeWon.class, name = "DisputeWon"),
    @JsonSubTypes.Type(value = PaymentEvent.DisputeLost.class, name = "DisputeLost"),
    @JsonSubTypes.Type(value = PaymentEvent.PlatformPaidOut.class, name = "PlatformPaidOut"),
    @JsonSubTypes.Type(value = PaymentEvent.PlatformPayoutFailed.class, name = "PlatformPayoutFailed"),
    @JsonSubTypes.Type(value = PaymentEvent.StripeFeeTaken.class, name = "StripeFeeTaken"),
    @JsonSubTypes.Type(value = PaymentEvent.BalanceToppedUp.class, name = "BalanceToppedUp"),
    @JsonSubTypes.Type(
            value = PaymentEvent.UnmappedBalanceTransaction.class, name = "UnmappedBalanceTransaction"),
    @JsonSubTypes.Type(value = PaymentEvent.RequestRefused.class, name = "RequestRefused"),
})
public sealed interface PaymentEvent {

    // People and their payment methods.

    /** A customer and a SetupIntent exist; the page may confirm it. */
    record MethodSetupStarted(
            UserId userId, String customerId, String setupIntentId)
            implements PaymentEvent {
        public MethodSetupStarted {
            Objects.requireNonNull(userId, "userId");
            Refs.stripeId("customerId", customerId);
            Refs.stripeId("setupIntentId", setupIntentId);
        }
    }

    /**
     * A payment method may now be charged without the buyer present.
     *
     * @param brand the card's scheme, such as {@code visa}, or Stripe's word for another kind of method
     * @param fingerprint Stripe's mark of the card, the same in every account that uses it; absent if there
     *     is none
     */
    record MethodSaved(
            UserId userId, String customerId, String setupIntentId, String methodId, String brand,
            String fingerprint)
            implements PaymentEvent {
        public MethodSaved {
            Objects.requireNonNull(userId, "userId");
            Refs.stripeId("customerId", customerId);
            Refs.stripeId("setupIntentId", setupIntentId);
            Refs.stripeId("methodId", methodId);
            Objects.requireNonNull(brand, "brand");
            Refs.optionalWord("fingerprint", fingerprint);
        }
    }

    /** The payment method could not be saved. */
    record MethodRefused(UserId userId, String setupIntentId, String code) implements PaymentEvent {
        public MethodRefused {
            Objects.requireNonNull(userId, "userId");
            Refs.stripeId("setupIntentId", setupIntentId);
            Objects.requireNonNull(code, "code");
        }
    }

    // Charges.

    /** A charge exists and has taken nothing. */
    record ChargeCreated(String intentId, Money amount) implements PaymentEvent {
        public ChargeCreated {
            Refs.stripeId("intentId", intentId);
            Amounts.positive("amount", amount);
        }
    }

    /** The buyer has paid. */
    record ChargeSucceeded(
            String intentId, String chargeId, Money amount, BalanceMove move)
            implements PaymentEvent {
        public ChargeSucceeded {
            Refs.stripeId("intentId", intentId);
            Refs.stripeId("chargeId", chargeId);
            Amounts.positive("amount", amount);
            Objects.requireNonNull(move, "move");
        }
    }

    /**
     * The buyer's bank wants to hear from them.
     *
     * @param actionReady true: the page can take them to their bank now; false: confirm again with the buyer
     *     present
     */
    record AuthenticationRequired(String intentId, boolean actionReady) implements PaymentEvent {
        public AuthenticationRequired {
            Refs.stripeId("intentId", intentId);
        }
    }

    /**
     * A try to take the money, or to set a deposit apart, failed; another try may follow.
     *
     * @param code Stripe's error code
     * @param declineCode the bank's reason, if it gave one
     */
    record ChargeFailed(String intentId, String code, String declineCode) implements PaymentEvent {
        public ChargeFailed {
            Refs.stripeId("intentId", intentId);
            Objects.requireNonNull(code, "code");
            Refs.optionalWord("declineCode", declineCode);
        }
    }

    /** A charge was given up; it will never succeed. */
    record ChargeCancelled(String intentId) implements PaymentEvent {
        public ChargeCancelled {
            Refs.stripeId("intentId", intentId);
        }
    }

    /**
     * What was pending counts as available now.
     *
     * @param balanceTransactionId the {@link BalanceMove} that named it
     * @param sourceId the charge, transfer, … that it came from
     * @param netMinor signed: a transfer's is below zero
     */
    record FundsAvailable(
            String balanceTransactionId, String sourceId, long netMinor, String currency)
            implements PaymentEvent {
        public FundsAvailable {
            Refs.stripeId("balanceTransactionId", balanceTransactionId);
            Refs.optionalStripeId("sourceId", sourceId);
            Objects.requireNonNull(currency, "currency");
        }
    }

    /** Money has gone back to the buyer. */
    record RefundMade(
            String refundId, String chargeId, Money amount, BalanceMove move)
            implements PaymentEvent {
        public RefundMade {
            Refs.stripeId("refundId", refundId);
            Refs.stripeId("chargeId", chargeId);
            Amounts.positive("amount", amount);
            Objects.requireNonNull(move, "move");
        }
    }

    /**
     * The buyer's bank sent a refund back.
     *
     * @param move what came back to the balance; absent when nothing had left it
     */
    record RefundFailed(
            String refundId, String chargeId, Money amount, String code, BalanceMove move)
            implements PaymentEvent {
        public RefundFailed {
            Refs.stripeId("refundId", refundId);
            Refs.stripeId("chargeId", chargeId);
            Amounts.positive("amount", amount);
            Objects.requireNonNull(code, "code");
        }
    }

    // Deposits.

    /** A deposit exists and holds nothing. */
    record DepositCreated(String intentId, Money amount) implements PaymentEvent {
        public DepositCreated {
            Refs.stripeId("intentId", intentId);
            Amounts.positive("amount", amount);
        }
    }

    /**
     * The card's bank has set the amount apart.
     *
     * @param captureBeforeMillis it lapses then
     */
    record DepositAuthorised(
            String intentId, String chargeId, Money amount, long captureBeforeMillis)
            implements PaymentEvent {
        public DepositAuthorised {
            Refs.stripeId("intentId", intentId);
            Refs.stripeId("chargeId", chargeId);
            Amounts.positive("amount", amount);
        }
    }

    /** A deposit was taken. */
    record DepositCaptured(
            String intentId, String chargeId, Money amount, BalanceMove move)
            implements PaymentEvent {
        public DepositCaptured {
            Refs.stripeId("intentId", intentId);
            Refs.stripeId("chargeId", chargeId);
            Amounts.positive("amount", amount);
            Objects.requireNonNull(move, "move");
        }
    }

    /** A deposit was let go before it lapsed. */
    record DepositVoided(String intentId) implements PaymentEvent {
        public DepositVoided {
            Refs.stripeId("intentId", intentId);
        }
    }

    /** The bank's authorisation came to its end. */
    record DepositLapsed(String intentId) implements PaymentEvent {
        public DepositLapsed {
            Refs.stripeId("intentId", intentId);
        }
    }

    // Sellers.

    /** A seller has a connected account. */
    record AccountOpened(UserId sellerId, String accountId) implements PaymentEvent {
        public AccountOpened {
            Objects.requireNonNull(sellerId, "sellerId");
            Refs.stripeId("accountId", accountId);
        }
    }

    /**
     * What a seller's account can do, and what it still owes.
     *
     * @param transfersReady the platform may transfer to it
     * @param payoutsReady it may be paid out
     * @param requirementsDue Stripe's names of what is missing; at most 100
     * @param disabledReason Stripe's word; absent when nothing is disabled
     * @param fingerprint Stripe's mark of the bank account that is paid out to; absent if there is none
     */
    record AccountChanged(
            UserId sellerId, String accountId, boolean transfersReady, boolean payoutsReady,
            List<String> requirementsDue, String disabledReason, String fingerprint)
            implements PaymentEvent {
        public AccountChanged {
            Objects.requireNonNull(sellerId, "sellerId");
            Refs.stripeId("accountId", accountId);
            requirementsDue = List.copyOf(requirementsDue);
            Refs.optionalWord("disabledReason", disabledReason);
            Refs.optionalWord("fingerprint", fingerprint);
        }
    }

    /** A seller's share has left the platform's balance. */
    record TransferMade(
            String transferId, String accountId, Money amount, String transferGroup, BalanceMove move)
            implements PaymentEvent {
        public TransferMade {
            Refs.stripeId("transferId", transferId);
            Refs.stripeId("accountId", accountId);
            Amounts.positive("amount", amount);
            if (transferGroup != null) {
                Refs.require("transferGroup", transferGroup);
            }
            Objects.requireNonNull(move, "move");
        }
    }

    /** A seller's share came back. */
    record TransferReversed(
            String reversalId, String transferId, Money amount, BalanceMove move)
            implements PaymentEvent {
        public TransferReversed {
            Refs.stripeId("reversalId", reversalId);
            Refs.stripeId("transferId", transferId);
            Amounts.positive("amount", amount);
            Objects.requireNonNull(move, "move");
        }
    }

    /** A seller's share did not come back: their balance is too small, and they owe it. */
    record ReversalRefused(String transferId, Money amount, String code) implements PaymentEvent {
        public ReversalRefused {
            Refs.stripeId("transferId", transferId);
            Amounts.positive("amount", amount);
            Objects.requireNonNull(code, "code");
        }
    }

    /** A seller's money is on the way to their bank. */
    record SellerPayoutStarted(
            String payoutId, String accountId, Money amount, long arrivalMillis)
            implements PaymentEvent {
        public SellerPayoutStarted {
            Refs.stripeId("payoutId", payoutId);
            Refs.stripeId("accountId", accountId);
            Amounts.positive("amount", amount);
        }
    }

    /** A seller's money has reached their bank, as far as Stripe knows. */
    record SellerPayoutPaid(String payoutId, String accountId, Money amount) implements PaymentEvent {
        public SellerPayoutPaid {
            Refs.stripeId("payoutId", payoutId);
            Refs.stripeId("accountId", accountId);
            Amounts.positive("amount", amount);
        }
    }

    /** A seller's bank did not take the money; it is back on their balance. */
    record SellerPayoutFailed(
            String payoutId, String accountId, Money amount, String code)
            implements PaymentEvent {
        public SellerPayoutFailed {
            Refs.stripeId("payoutId", payoutId);
            Refs.stripeId("accountId", accountId);
            Amounts.positive("amount", amount);
            Objects.requireNonNull(code, "code");
        }
    }

    // Card disputes.

    /** A bank asks about a charge; no money has moved. */
    record InquiryOpened(
            String disputeId, String chargeId, Money amount, String reason)
            implements PaymentEvent {
        public InquiryOpened {
            Refs.stripeId("disputeId", disputeId);
            Refs.stripeId("chargeId", chargeId);
            Amounts.positive("amount", amount);
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** A buyer's bank took the money back for now; {@code move} carries the amount and the dispute's fee. */
    record DisputeOpened(
            String disputeId, String chargeId, Money amount, String reason, long evidenceDueMillis,
            BalanceMove move)
            implements PaymentEvent {
        public DisputeOpened {
            Refs.stripeId("disputeId", disputeId);
            Refs.stripeId("chargeId", chargeId);
            Amounts.positive("amount", amount);
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(move, "move");
        }
    }

    /** The platform has answered the dispute. */
    record EvidenceSubmitted(String disputeId) implements PaymentEvent {
        public EvidenceSubmitted {
            Refs.stripeId("disputeId", disputeId);
        }
    }

    /** The money came back. */
    record DisputeWon(
            String disputeId, String chargeId, Money amount, BalanceMove move)
            implements PaymentEvent {
        public DisputeWon {
            Refs.stripeId("disputeId", disputeId);
            Refs.stripeId("chargeId", chargeId);
            Amounts.positive("amount", amount);
            Objects.requireNonNull(move, "move");
        }
    }

    /** The money stays with the buyer. */
    record DisputeLost(String disputeId, String chargeId, Money amount) implements PaymentEvent {
        public DisputeLost {
            Refs.stripeId("disputeId", disputeId);
            Refs.stripeId("chargeId", chargeId);
            Amounts.positive("amount", amount);
        }
    }

    // The platform.

    /** Own funds have left the platform's balance for its bank. */
    record PlatformPaidOut(String payoutId, Money amount, BalanceMove move) implements PaymentEvent {
        public PlatformPaidOut {
            Refs.stripeId("payoutId", payoutId);
            Amounts.positive("amount", amount);
            Objects.requireNonNull(move, "move");
        }
    }

    /** Own funds came back: the bank did not take them, or the payout was cancelled. */
    record PlatformPayoutFailed(
            String payoutId, Money amount, String code, BalanceMove move)
            implements PaymentEvent {
        public PlatformPayoutFailed {
            Refs.stripeId("payoutId", payoutId);
            Amounts.positive("amount", amount);
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(move, "move");
        }
    }

    /** Stripe charged a fee that belongs to no payment, or gave one back. */
    record StripeFeeTaken(BalanceMove move) implements PaymentEvent {
        public StripeFeeTaken {
            Objects.requireNonNull(move, "move");
        }
    }

    /** The platform sent money from its bank to its balance, or it was taken back. */
    record BalanceToppedUp(BalanceMove move) implements PaymentEvent {
        public BalanceToppedUp {
            Objects.requireNonNull(move, "move");
        }
    }

    /**
     * The balance moved in a way that no other fact stands for: an alarm, a person must book it.
     *
     * @param reason what was not known, for people
     */
    record UnmappedBalanceTransaction(
            BalanceMove move, String sourceId, String reason)
            implements PaymentEvent {
        public UnmappedBalanceTransaction {
            Objects.requireNonNull(move, "move");
            Refs.optionalStripeId("sourceId", sourceId);
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * A request came to nothing, and it is known that it did.
     *
     * @param requestType its type on the wire
     * @param code Stripe's own word, if it gave one
     */
    record RequestRefused(
            String requestId, String requestType, RequestRefusal refusal, String code)
            implements PaymentEvent {
        public RequestRefused {
            Refs.require("requestId", requestId);
            Objects.requireNonNull(requestType, "requestType");
            Objects.requireNonNull(refusal, "refusal");
            Refs.optionalWord("code", code);
        }
    }
}
