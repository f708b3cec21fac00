package io.rostrum.payments;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Balance;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Dispute;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.DisputeListParams;
import io.rostrum.accounting.reconcile.StripeBalance;
import io.rostrum.accounting.reconcile.StripePage;
import io.rostrum.accounting.reconcile.StripeTransaction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the reconciler asks of Stripe, answered by whoever has Stripe's key; it reads and changes nothing. */
final class StatementDoor {

    /** Pages of disputes that are looked through for those that are open; more is an error, not a guess. */
    static final int DISPUTE_PAGES_MAX = 100;

    private static final long PAGE = 100;
    /** Disputes whose money is away for now. */
    private static final Set<String> OPEN = Set.of("needs_response", "under_review");

    private final StripeClient stripe;

    StatementDoor(StripeClient stripe) {
        this.stripe = stripe;
    }

    /** @throws IllegalStateException if there are more disputes than are looked through */
    StripeBalance balance() throws StripeException {
        Map<String, Long> disputed = disputed();
        Balance balance = stripe.v1().balance().retrieve();
        Map<String, Long> available = new HashMap<>();
        balance.getAvailable().forEach(sum -> add(available, sum.getCurrency(), sum.getAmount()));
        Map<String, Long> pending = new HashMap<>();
        balance.getPending().forEach(sum -> add(pending, sum.getCurrency(), sum.getAmount()));
        return new StripeBalance(available, pending, disputed);
    }

    private Map<String, Long> disputed() throws StripeException {
        Map<String, Long> disputed = new HashMap<>();
        String after = null;
        for (int i = 0; i < DISPUTE_PAGES_MAX; i++) {
            var page = stripe.v1().disputes()
                    .list(DisputeListParams.builder().setLimit(PAGE).setStartingAfter(after).build());
            for (Dispute dispute : page.getData()) {
                if (OPEN.contains(dispute.getStatus())) {
                    add(disputed, dispute.getCurrency(), dispute.getAmount());
                }
                after = dispute.getId();
            }
            if (!Boolean.TRUE.equals(page.getHasMore()) || page.getData().isEmpty()) {
                return disputed;
            }
        }
        throw new IllegalStateException("there are more than " + DISPUTE_PAGES_MAX * PAGE + " disputes");
    }

    /** @param after null starts with the newest */
    StripePage transactions(long fromSeconds, String after) throws StripeException {
        var page = stripe.v1().balanceTransactions().list(BalanceTransactionListParams.builder()
                .setCreated(BalanceTransactionListParams.Created.builder().setGte(fromSeconds).build())
                .setLimit(PAGE)
                .setStartingAfter(after)
                .build());
        List<StripePage.Stated> transactions =
                page.getData().stream().map(StatementDoor::stated).toList();
        return new StripePage(transactions, Boolean.TRUE.equals(page.getHasMore()));
    }

    private static StripePage.Stated stated(BalanceTransaction booked) {
        return new StripePage.Stated(
                new StripeTransaction(
                        booked.getId(), booked.getType(), booked.getSource(),
                                StripeAmounts.iso(booked.getCurrency()),
                        StripeAmounts.fromStripe(booked.getNet(), booked.getCurrency())),
                MoveKind.knows(booked.getType()), booked.getCreated());
    }

    private static void add(Map<String, Long> sums, String currency, long amount) {
        sums.merge(StripeAmounts.iso(currency), StripeAmounts.fromStripe(amount, currency), Math::addExact);
    }
}
