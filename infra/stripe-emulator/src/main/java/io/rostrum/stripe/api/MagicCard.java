package io.rostrum.stripe.api;

import io.rostrum.stripe.wire.StripeError;

import java.util.Arrays;
import java.util.Optional;

/**
 * Stripe's test cards, as far as the product has a way for what they do; each is known by its number's last
 * four digits.
 *
 * @see <a href="https://docs.stripe.com/testing">Stripe's testing guide</a>
 */
public enum MagicCard {
    VISA("4242424242424242", "pm_card_visa", "visa"),
    MASTERCARD("5555555555554444", "pm_card_mastercard", "mastercard"),
    AMEX("378282246310005", "pm_card_amex", "amex"),
    DECLINED("4000000000000002", "pm_card_chargeDeclined", "visa", "card_declined", "generic_decline"),
    INSUFFICIENT_FUNDS(
            "4000000000009995", "pm_card_chargeDeclinedInsufficientFunds", "visa", "card_declined",
            "insufficient_funds"),
    LOST("4000000000009987", "pm_card_chargeDeclinedLostCard", "visa", "card_declined", "lost_card"),
    STOLEN("4000000000009979", "pm_card_chargeDeclinedStolenCard", "visa", "card_declined", "stolen_card"),
    EXPIRED("4000000000000069", "pm_card_chargeDeclinedExpiredCard", "visa", "expired_card", null),
    WRONG_CVC("4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", "visa", "incorrect_cvc", null),
    PROCESSING_ERROR("4000000000000119", "pm_card_chargeDeclinedProcessingError", "visa", "processing_error",
            null),
    /** Can be saved; every charge is declined. */
    DECLINED_AFTER_SAVING("4000000000000341", "pm_card_chargeCustomerFail", "visa", "card_declined",
            "generic_decline"),
    /** Authenticated when it is saved, it then works off session. */
    AUTHENTICATION_ON_SETUP("4000002500003155", "pm_card_authenticationRequiredOnSetup", "visa"),
    /** Asks for authentication each time. */
    AUTHENTICATION_ALWAYS("4000002760003184", "pm_card_authenticationRequired", "visa"),
    /** Asks for authentication, then has no money. */
    AUTHENTICATION_THEN_DECLINED(
            "4000008260003178", "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds", "visa",
            "card_declined", "insufficient_funds"),
    DISPUTED("4000000000000259", "pm_card_createDispute", "visa"),
    DISPUTED_NOT_RECEIVED("4000000000002685", "pm_card_createDisputeProductNotReceived", "visa"),
    INQUIRY("4000000000001976", "pm_card_createDisputeInquiry", "visa"),
    /** Its funds are available at once. */
    AVAILABLE_AT_ONCE("4000000000000077", "pm_card_bypassPending", "visa"),
    /** A refund succeeds and fails a minute later. */
    REFUND_FAILS("4000000000005126", "pm_card_refundFail", "visa"),
    /** A refund is pending and succeeds a minute later. */
    REFUND_PENDING("4000000000007726", "pm_card_pendingRefund", "visa");

    /** What a bank says instead of money. */
    record Decline(String code, String declineCode) {}

    private final String number;
    private final String methodName;
    private final String brand;
    private final Decline decline;

    MagicCard(String number, String methodName, String brand) {
        this(number, methodName, brand, null, null);
    }

    MagicCard(String number, String methodName, String brand, String code, String declineCode) {
        this.number = number;
        this.methodName = methodName;
        this.brand = brand;
        this.decline = code == null ? null : new Decline(code, declineCode);
    }

    static MagicCard byNumber(String number) {
        return Arrays.stream(values())
                .filter(card -> card.number.equals(number))
                .findFirst()
                .orElseThrow(() -> StripeError.parameter(
                        "incorrect_number", "card[number]",
                        "The emulator takes Stripe's published test numbers only"));
    }

    static Optional<MagicCard> byMethodName(String name) {
        return Arrays.stream(values()).filter(card -> card.methodName.equals(name)).findFirst();
    }

    static MagicCard byLast4(String last4) {
        return Arrays.stream(values()).filter(card -> card.number.endsWith(last4)).findFirst().orElse(VISA);
    }

    public String methodName() {
        return methodName;
    }

    String brand() {
        return brand;
    }

    String last4() {
        return number.substring(number.length() - 4);
    }

    /** What a charge comes to, or nothing: it succeeds. */
    Optional<Decline> onCharge() {
        return Optional.ofNullable(decline);
    }

    /** What saving the card comes to, or nothing: it succeeds. */
    Optional<Decline> onSetup() {
        boolean later = this == DECLINED_AFTER_SAVING || this == AUTHENTICATION_THEN_DECLINED;
        return later ? Optional.empty() : onCharge();
    }

    boolean authenticatesSetup() {
        return this == AUTHENTICATION_ON_SETUP || this == AUTHENTICATION_ALWAYS
                || this == AUTHENTICATION_THEN_DECLINED;
    }

    /** Whether the bank asks before a charge, given whether the card was authenticated when it was saved. */
    boolean authenticatesCharge(boolean setUp) {
        return this == AUTHENTICATION_ALWAYS
                || this == AUTHENTICATION_THEN_DECLINED
                || (this == AUTHENTICATION_ON_SETUP && !setUp);
    }

    /** The reason of the dispute that follows a charge, or nothing. */
    Optional<String> dispute() {
        return switch (this) {
            case DISPUTED -> Optional.of("fraudulent");
            case DISPUTED_NOT_RECEIVED -> Optional.of("product_not_received");
            default -> Optional.empty();
        };
    }
}
