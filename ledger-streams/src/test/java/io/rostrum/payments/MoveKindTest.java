package io.rostrum.payments;

import com.stripe.model.BalanceTransaction;
import com.stripe.param.BalanceTransactionRetrieveParams;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.ChargePurpose;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentRequest;
import io.rostrum.contracts.payments.RefundReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MoveKindTest {

    /** Every type of the API's version 2026-07-29. */
    private static final String STRIPES_TYPES = """
            adjustment advance advance_funding anticipation_repayment application_fee application_fee_refund charge
            climate_order_purchase climate_order_refund connect_collection_transfer contribution fee_credit_funding
            inbound_transfer inbound_transfer_reversal issuing_authorization_hold issuing_authorization_release
            issuing_dispute issuing_transaction obligation_outbound obligation_reversal_inbound payment
            payment_failure_refund payment_network_reserve_hold payment_network_reserve_release payment_refund
            payment_reversal payment_unreconciled payout payout_cancel payout_failure payout_minimum_balance_hold
            payout_minimum_balance_release refund refund_failure reserve_hold reserve_release reserve_transaction
            reserved_funds stripe_balance_payment_debit stripe_balance_payment_debit_reversal stripe_fee
            stripe_fx_fee tax_fee tax_fund topup topup_reversal transfer transfer_cancel transfer_failure
            transfer_refund""";

    @TempDir
    private Path folder;

    @Test
    void everyTypeThatStripeHasIsInTheTable() {
        Arrays.stream(STRIPES_TYPES.split("\\s+")).forEach(type -> assertTrue(MoveKind.knows(type), type));
        assertEquals(MoveKind.ALARM, MoveKind.of("something_new"));
    }

    @Test
    void aTransactionOfEveryTypeThatComesFromNothingOfOursIsAnAlarmOrAFeeAndNeverLost() throws Exception {
        try (EmulatedStripe stripe = new EmulatedStripe(folder, "manual")) {
            MoveFacts facts = new MoveFacts(stripe.charges, stripe.sellers);
            Map<String, String> stated = new TreeMap<>();
            for (String type : (STRIPES_TYPES + " something_new").split("\\s+")) {
                String id = stripe.tell("balance_transactions?currency=usd&amount=-25&type=" + type)
                        .get("id").textValue();
                List<PaymentEventRecord> found = facts.of(booked(stripe, id));
                assertEquals(1, found.size(), type);
                assertEquals(id, MoveFacts.moveOf(found.getFirst().event()).orElseThrow().id());
                stated.put(type, found.getFirst().event().getClass().getSimpleName());
            }
            Map<String, String> usual = new TreeMap<>();
            for (String type : (STRIPES_TYPES + " something_new").split("\\s+")) {
                usual.put(type, switch (type) {
                    case "stripe_fee", "stripe_fx_fee", "tax_fee" -> "StripeFeeTaken";
                    case "topup", "topup_reversal" -> "BalanceToppedUp";
                    default -> "UnmappedBalanceTransaction";
                });
            }
            assertEquals(usual, stated);
        }
    }

    @Test
    void theSweepStatesTheSameFactsAsTheCallsDid() throws Exception {
        try (EmulatedStripe stripe = new EmulatedStripe(folder, "manual")) {
            Map<String, PaymentEventRecord> told = new TreeMap<>();
            money(stripe)
                    .forEach(fact ->
                            MoveFacts.moveOf(fact.event()).ifPresent(move -> told.put(move.id(), fact)));
            MoveFacts facts = new MoveFacts(stripe.charges, stripe.sellers);
            Map<String, PaymentEventRecord> swept = new TreeMap<>();
            for (BalanceTransaction booked : stripe.client.v1().balanceTransactions().list(
                    com.stripe.param.BalanceTransactionListParams.builder().addExpand("data.source").build())
                    .autoPagingIterable()) {
                facts.of(booked).forEach(fact -> swept.put(booked.getId(), fact));
            }
            assertTrue(swept.keySet().containsAll(told.keySet()));
            told.forEach((id, fact) -> assertEquals(fact, swept.get(id)));
            assertTrue(swept.values().stream()
                    .noneMatch(fact -> fact.event() instanceof PaymentEvent.UnmappedBalanceTransaction));
            assertEquals(8, swept.size());
        }
    }

    /** A charge, a captured deposit, a refund, a transfer, its reversal, a payout; a dispute, won. */
    private static List<PaymentEventRecord> money(EmulatedStripe stripe) {
        List<PaymentEventRecord> all = new java.util.ArrayList<>();
        String charge = paid(stripe, all, "1", "pm_card_bypassPending");
        String deposit = stripe.fact(PaymentEvent.DepositCreated.class, "d",
                new PaymentRequest.CreateDeposit(new Money(5_000, "USD"), stripe.customer(), null))
                        .intentId();
        stripe.carryOut("da", new PaymentRequest.AuthoriseDeposit(deposit, "pm_card_visa", true, null),
                false);
        all.addAll(stripe.carryOut(
                "dc", new PaymentRequest.CaptureDeposit(deposit, new Money(4_000, "USD")), false));
        all.addAll(stripe.carryOut("r", new PaymentRequest.Refund(
                charge, new Money(80, "USD"), RefundReason.REQUESTED_BY_CUSTOMER), false));
        var transfer = stripe.carryOut("t", new PaymentRequest.Transfer(
                new Money(8_000, "USD"), stripe.seller("s"), charge, "g-1"), false);
        all.addAll(transfer);
        all.addAll(stripe.carryOut("tr", new PaymentRequest.ReverseTransfer(
                EmulatedStripe.only(PaymentEvent.TransferMade.class, transfer).transferId(),
                new Money(500, "USD")), false));
        all.addAll(stripe.carryOut("p", new PaymentRequest.PayOutPlatform(new Money(1_000, "USD")), false));
        paid(stripe, all, "2", "pm_card_createDispute");
        return all;
    }

    private static String paid(
            EmulatedStripe stripe, List<PaymentEventRecord> all, String id, String method) {
        String intent =
                stripe.fact(PaymentEvent.ChargeCreated.class, id + ":create", new PaymentRequest.CreateCharge(
                EmulatedStripe.PRICE, stripe.customer(), null, "g-" + id, ChargePurpose.INVOICE)).intentId();
        var facts = stripe.carryOut(
                id + ":confirm", new PaymentRequest.ConfirmCharge(intent, method, true, null), false);
        all.addAll(facts);
        return EmulatedStripe.only(PaymentEvent.ChargeSucceeded.class, facts).chargeId();
    }

    private static BalanceTransaction booked(EmulatedStripe stripe, String id) throws Exception {
        return stripe.client.v1().balanceTransactions().retrieve(
                id, BalanceTransactionRetrieveParams.builder().addExpand("source").build());
    }
}
