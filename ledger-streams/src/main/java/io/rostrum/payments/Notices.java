package io.rostrum.payments;

import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import com.stripe.model.TransferReversal;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentRequest;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What a webhook's notice leads to: the object is fetched as it is now, and all that it stands for is stated.
 *
 * <p>So the order of webhooks, their number and their age are all the same.
 */
final class Notices {

    private final ChargeCalls charges;
    private final SellerCalls sellers;
    private final Clock clock;

    Notices(ChargeCalls charges, SellerCalls sellers, Clock clock) {
        this.charges = charges;
        this.sellers = sellers;
        this.clock = clock;
    }

    List<PaymentEventRecord> lookInto(PaymentRequest.LookInto notice) throws StripeException {
        String id = notice.objectId();
        if (notice.accountId() != null) {
            return ofSeller(notice);
        }
        return switch (notice.objectType()) {
            case "payment_intent" -> ChargeFacts.of(charges.intent(id), notice.eventId());
            case "setup_intent" -> ChargeFacts.of(charges.setupIntent(id), notice.eventId());
            case "charge" -> ofCharge(id, notice.eventId());
            case "refund" -> ofRefund(charges.refund(id));
            case "dispute" -> {
                Dispute dispute = sellers.dispute(id);
                yield ChargeFacts.of(dispute, charges.charge(dispute.getCharge()));
            }
            case "transfer" -> ofTransfer(id);
            case "payout" -> SellerFacts.ofPlatform(sellers.payout(id, null));
            case "account" -> SellerFacts.of(
                    sellers.account(id), notice.eventId(), clock.millis(), sellers.live());
            default -> List.of();
        };
    }

    private List<PaymentEventRecord> ofSeller(PaymentRequest.LookInto notice) throws StripeException {
        return switch (notice.objectType()) {
            case "account", "capability" ->
                SellerFacts.of(
                        sellers.account(notice.accountId()), notice.eventId(), clock.millis(),
                        sellers.live());
            case "payout" -> SellerFacts.ofSeller(
                    sellers.payout(notice.objectId(), notice.accountId()), notice.accountId());
            default -> List.of();
        };
    }

    private List<PaymentEventRecord> ofCharge(String id, String eventId) throws StripeException {
        Charge charge = charges.charge(id);
        List<PaymentEventRecord> facts = new ArrayList<>();
        if (charge.getPaymentIntent() != null) {
            facts.addAll(ChargeFacts.of(charges.intent(charge.getPaymentIntent()), eventId));
        }
        if (charge.getAmountRefunded() > 0 && Boolean.TRUE.equals(charge.getCaptured())) {
            for (Refund refund : charges.refundsOf(id)) {
                facts.addAll(ChargeFacts.of(refund, charge));
            }
        }
        return facts;
    }

    private List<PaymentEventRecord> ofRefund(Refund refund) throws StripeException {
        return ChargeFacts.of(refund, refund.getCharge() == null ? null : charges.charge(refund.getCharge()));
    }

    private List<PaymentEventRecord> ofTransfer(String id) throws StripeException {
        List<PaymentEventRecord> facts = new ArrayList<>(SellerFacts.of(sellers.transfer(id)));
        for (TransferReversal reversal : sellers.reversalsOf(id)) {
            facts.addAll(SellerFacts.of(reversal));
        }
        return facts;
    }
}
