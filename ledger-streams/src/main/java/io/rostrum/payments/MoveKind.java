package io.rostrum.payments;

import java.util.Map;

/**
 * What a balance transaction stands for, by Stripe's type: every type that Stripe has maps to one fact or
 * raises an alarm.
 *
 * @see <a href="https://docs.stripe.com/reports/balance-transaction-types">Stripe's balance transaction
 *     types</a>
 */
enum MoveKind {
    CHARGE,
    REFUND,
    REFUND_FAILURE,
    /** An adjustment is a dispute's, or an alarm. */
    DISPUTE,
    TRANSFER,
    TRANSFER_REVERSAL,
    PAYOUT,
    PAYOUT_RETURN,
    STRIPE_FEE,
    TOP_UP,
    /** The books have no account for it: a person must look. */
    ALARM;

    private static final Map<String, MoveKind> BY_TYPE = Map.ofEntries(
            Map.entry("charge", CHARGE),
            Map.entry("payment", CHARGE),
            Map.entry("refund", REFUND),
            Map.entry("payment_refund", REFUND),
            Map.entry("refund_failure", REFUND_FAILURE),
            Map.entry("adjustment", DISPUTE),
            Map.entry("transfer", TRANSFER),
            Map.entry("transfer_refund", TRANSFER_REVERSAL),
            Map.entry("payout", PAYOUT),
            Map.entry("payout_cancel", PAYOUT_RETURN),
            Map.entry("payout_failure", PAYOUT_RETURN),
            Map.entry("stripe_fee", STRIPE_FEE),
            Map.entry("stripe_fx_fee", STRIPE_FEE),
            Map.entry("tax_fee", STRIPE_FEE),
            Map.entry("topup", TOP_UP),
            Map.entry("topup_reversal", TOP_UP),
            Map.entry("advance", ALARM),
            Map.entry("advance_funding", ALARM),
            Map.entry("anticipation_repayment", ALARM),
            Map.entry("application_fee", ALARM),
            Map.entry("application_fee_refund", ALARM),
            Map.entry("climate_order_purchase", ALARM),
            Map.entry("climate_order_refund", ALARM),
            Map.entry("connect_collection_transfer", ALARM),
            Map.entry("contribution", ALARM),
            Map.entry("fee_credit_funding", ALARM),
            Map.entry("inbound_transfer", ALARM),
            Map.entry("inbound_transfer_reversal", ALARM),
            Map.entry("issuing_authorization_hold", ALARM),
            Map.entry("issuing_authorization_release", ALARM),
            Map.entry("issuing_dispute", ALARM),
            Map.entry("issuing_transaction", ALARM),
            Map.entry("obligation_outbound", ALARM),
            Map.entry("obligation_reversal_inbound", ALARM),
            Map.entry("payment_failure_refund", ALARM),
            Map.entry("payment_network_reserve_hold", ALARM),
            Map.entry("payment_network_reserve_release", ALARM),
            Map.entry("payment_reversal", ALARM),
            Map.entry("payment_unreconciled", ALARM),
            Map.entry("payout_minimum_balance_hold", ALARM),
            Map.entry("payout_minimum_balance_release", ALARM),
            Map.entry("reserve_hold", ALARM),
            Map.entry("reserve_release", ALARM),
            Map.entry("reserve_transaction", ALARM),
            Map.entry("reserved_funds", ALARM),
            Map.entry("stripe_balance_payment_debit", ALARM),
            Map.entry("stripe_balance_payment_debit_reversal", ALARM),
            Map.entry("tax_fund", ALARM),
            Map.entry("transfer_cancel", ALARM),
            Map.entry("transfer_failure", ALARM));

    /** A type that is not in the table is newer than this code: an alarm, too. */
    static MoveKind of(String type) {
        return BY_TYPE.getOrDefault(type, ALARM);
    }

    static boolean knows(String type) {
        return BY_TYPE.containsKey(type);
    }
}
