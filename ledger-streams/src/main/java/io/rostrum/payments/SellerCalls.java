package io.rostrum.payments;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.Dispute;
import com.stripe.model.Payout;
import com.stripe.model.Transfer;
import com.stripe.model.TransferReversal;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountListParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.PayoutCreateParams;
import com.stripe.param.PayoutListParams;
import com.stripe.param.PayoutRetrieveParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferRetrieveParams;
import com.stripe.param.TransferReversalCreateParams;
import com.stripe.param.TransferReversalListParams;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentRequest;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Calls about sellers' money and the platform's own: accounts, transfers, payouts, disputes' evidence. */
final class SellerCalls {

    private static final String BOOKED = "balance_transaction";
    private static final String RETURNED = "failure_balance_transaction";
    private static final long PAGE = 100;

    private final StripeClient stripe;
    private final Clock clock;
    private final boolean live;

    /** @param live the key is no test key */
    SellerCalls(StripeClient stripe, Clock clock, boolean live) {
        this.stripe = stripe;
        this.clock = clock;
        this.live = live;
    }

    boolean live() {
        return live;
    }

    List<PaymentEventRecord> openAccount(Trial trial, PaymentRequest.OpenAccount wish)
            throws StripeException {
        Account account = trial.lookFirst() ? accountOf(trial) : null;
        if (account == null) {
            Map<String, String> metadata = new HashMap<>(trial.origin().metadata());
            metadata.put(ChargeFacts.USER_ID, wish.sellerId().value());
            account = stripe.v1().accounts().create(
                    AccountCreateParams.builder()
                            .setCountry(wish.country())
                            .setController(platformIsResponsible())
                            .setCapabilities(AccountCreateParams.Capabilities.builder()
                                    .setTransfers(AccountCreateParams.Capabilities.Transfers.builder()
                                            .setRequested(true)
                                            .build())
                                    .build())
                            .setSettings(manualPayouts())
                            .putAllMetadata(metadata)
                            .build(),
                    trial.key("account"));
        }
        return SellerFacts.of(account, trial.mark(), clock.millis(), live);
    }

    private static AccountCreateParams.Controller platformIsResponsible() {
        return AccountCreateParams.Controller.builder()
                .setFees(AccountCreateParams.Controller.Fees.builder()
                        .setPayer(AccountCreateParams.Controller.Fees.Payer.APPLICATION)
                        .build())
                .setLosses(AccountCreateParams.Controller.Losses.builder()
                        .setPayments(AccountCreateParams.Controller.Losses.Payments.APPLICATION)
                        .build())
                .setRequirementCollection(AccountCreateParams.Controller.RequirementCollection.APPLICATION)
                .setStripeDashboard(AccountCreateParams.Controller.StripeDashboard.builder()
                        .setType(AccountCreateParams.Controller.StripeDashboard.Type.NONE)
                        .build())
                .build();
    }

    private static AccountCreateParams.Settings manualPayouts() {
        return AccountCreateParams.Settings.builder()
                .setPayouts(AccountCreateParams.Settings.Payouts.builder()
                        .setSchedule(AccountCreateParams.Settings.Payouts.Schedule.builder()
                                .setInterval(AccountCreateParams.Settings.Payouts.Schedule.Interval.MANUAL)
                                .build())
                        .build())
                .build();
    }

    private Account accountOf(Trial trial) throws StripeException {
        var all = stripe.v1().accounts().list(AccountListParams.builder()
                .setCreated(AccountListParams.Created.builder().setGte(trial.sinceSeconds()).build())
                .setLimit(PAGE)
                .build());
        for (Account account : all.autoPagingIterable()) {
            if (trial.record().requestId().equals(account.getMetadata().get(Origin.REQUEST_ID))) {
                return account;
            }
        }
        return null;
    }

    Account account(String id) throws StripeException {
        return stripe.v1().accounts().retrieve(id);
    }

    List<PaymentEventRecord> transfer(Trial trial, PaymentRequest.Transfer wish) throws StripeException {
        Transfer transfer = trial.lookFirst() ? transferOf(trial, wish) : null;
        if (transfer == null) {
            transfer = stripe.v1().transfers().create(
                    TransferCreateParams.builder()
                            .setAmount(StripeAmounts.toStripe(wish.amount()))
                            .setCurrency(currency(wish.amount()))
                            .setDestination(wish.accountId())
                            .setSourceTransaction(wish.sourceChargeId())
                            .setTransferGroup(wish.transferGroup())
                            .putAllMetadata(trial.origin().metadata())
                            .addExpand(BOOKED)
                            .build(),
                    trial.key("transfer"));
        }
        return SellerFacts.of(transfer);
    }

    private Transfer transferOf(Trial trial, PaymentRequest.Transfer wish) throws StripeException {
        TransferListParams.Builder params =
                TransferListParams.builder().setLimit(PAGE).addExpand("data." + BOOKED);
        if (wish.transferGroup() != null) {
            params.setTransferGroup(wish.transferGroup());
        } else {
            params.setDestination(wish.accountId())
                    .setCreated(TransferListParams.Created.builder().setGte(trial.longSinceSeconds())
                            .build());
        }
        for (Transfer transfer : stripe.v1().transfers().list(params.build()).autoPagingIterable()) {
            if (trial.record().requestId().equals(transfer.getMetadata().get(Origin.REQUEST_ID))) {
                return transfer;
            }
        }
        return null;
    }

    Transfer transfer(String id) throws StripeException {
        return stripe.v1().transfers()
                .retrieve(id, TransferRetrieveParams.builder().addExpand(BOOKED).build());
    }

    List<PaymentEventRecord> reverse(Trial trial, PaymentRequest.ReverseTransfer wish)
            throws StripeException {
        TransferReversal reversal = trial.lookFirst() ? reversalOf(trial, wish.transferId()) : null;
        if (reversal == null) {
            reversal = stripe.v1().transfers().reversals().create(
                    wish.transferId(),
                    TransferReversalCreateParams.builder()
                            .setAmount(StripeAmounts.toStripe(wish.amount()))
                            .putAllMetadata(trial.origin().metadata())
                            .addExpand(BOOKED)
                            .build(),
                    trial.key("reversal"));
        }
        return SellerFacts.of(reversal);
    }

    private TransferReversal reversalOf(Trial trial, String transfer) throws StripeException {
        for (TransferReversal reversal : reversalsOf(transfer)) {
            if (trial.record().requestId().equals(reversal.getMetadata().get(Origin.REQUEST_ID))) {
                return reversal;
            }
        }
        return null;
    }

    Iterable<TransferReversal> reversalsOf(String transfer) throws StripeException {
        return stripe.v1().transfers().reversals()
                .list(transfer, TransferReversalListParams.builder()
                        .setLimit(PAGE)
                        .addExpand("data." + BOOKED)
                        .build())
                .autoPagingIterable();
    }

    List<PaymentEventRecord> payOutSeller(Trial trial, PaymentRequest.PayOutSeller wish)
            throws StripeException {
        String id = payOut(trial, wish.amount(), wish.accountId());
        return SellerFacts.ofSeller(payout(id, wish.accountId()), wish.accountId());
    }

    List<PaymentEventRecord> payOutPlatform(Trial trial, Money amount) throws StripeException {
        return SellerFacts.ofPlatform(payout(payOut(trial, amount, null), null));
    }

    private String payOut(Trial trial, Money amount, String account) throws StripeException {
        if (trial.lookFirst()) {
            var all = stripe.v1().payouts().list(
                    PayoutListParams.builder()
                            .setCreated(PayoutListParams.Created.builder().setGte(trial.longSinceSeconds())
                                    .build())
                            .setLimit(PAGE)
                            .build(),
                    RequestOptions.builder().setStripeAccount(account).build());
            for (Payout payout : all.autoPagingIterable()) {
                if (trial.record().requestId().equals(payout.getMetadata().get(Origin.REQUEST_ID))) {
                    return payout.getId();
                }
            }
        }
        return stripe.v1().payouts().create(
                PayoutCreateParams.builder()
                        .setAmount(StripeAmounts.toStripe(amount))
                        .setCurrency(currency(amount))
                        .putAllMetadata(trial.origin().metadata())
                        .build(),
                trial.key("payout", account)).getId();
    }

    /** @param account null is the platform's own */
    Payout payout(String id, String account) throws StripeException {
        PayoutRetrieveParams.Builder params = PayoutRetrieveParams.builder();
        if (account == null) {
            params.addExpand(BOOKED).addExpand(RETURNED);
        }
        return stripe.v1().payouts().retrieve(
                id, params.build(), RequestOptions.builder().setStripeAccount(account).build());
    }

    List<PaymentEventRecord> evidence(Trial trial, PaymentRequest.SubmitEvidence wish)
            throws StripeException {
        Dispute dispute = dispute(wish.disputeId());
        boolean answered = dispute.getEvidenceDetails().getSubmissionCount() > 0;
        if (!answered) {
            var evidence = DisputeUpdateParams.Evidence.builder();
            if (wish.carrier() != null) {
                evidence.setShippingCarrier(wish.carrier());
            }
            if (wish.trackingNumber() != null) {
                evidence.setShippingTrackingNumber(wish.trackingNumber());
            }
            if (wish.shippedAtMillis() != null) {
                evidence.setShippingDate(Instant.ofEpochMilli(wish.shippedAtMillis()).toString()
                        .substring(0, 10));
            }
            stripe.v1().disputes().update(
                    wish.disputeId(),
                    DisputeUpdateParams.builder().setEvidence(evidence.build()).setSubmit(true).build(),
                    trial.key("evidence"));
        }
        return List.of(trial.origin().states(wish.disputeId() + ":evidence", clock.millis(),
                new PaymentEvent.EvidenceSubmitted(wish.disputeId())));
    }

    Dispute dispute(String id) throws StripeException {
        return stripe.v1().disputes().retrieve(id);
    }

    private static String currency(Money amount) {
        return amount.currency().toLowerCase(Locale.ROOT);
    }
}
