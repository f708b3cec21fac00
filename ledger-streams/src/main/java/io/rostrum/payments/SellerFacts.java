package io.rostrum.payments;

import com.stripe.model.Account;
import com.stripe.model.Payout;
import com.stripe.model.Transfer;
import com.stripe.model.TransferReversal;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.payments.BalanceMove;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which facts an object on the sellers' and the platform's side stands for, as it is now. */
final class SellerFacts {

    private static final int REQUIREMENTS_MAX = 100;
    private static final long MILLIS = 1_000;

    private SellerFacts() {}

    /** @param transfer with {@code balance_transaction} expanded */
    static List<PaymentEventRecord> of(Transfer transfer) {
        return Origin.in(transfer.getMetadata()).stream().map(origin -> made(origin, transfer)).toList();
    }

    private static PaymentEventRecord made(Origin origin, Transfer transfer) {
        BalanceMove move = Moves.of(transfer.getBalanceTransactionObject());
        return origin.states(transfer.getId() + ":made", move.createdMillis(), new PaymentEvent.TransferMade(
                transfer.getId(), transfer.getDestination(),
                StripeAmounts.money(transfer.getAmount(), transfer.getCurrency()),
                transfer.getTransferGroup(), move));
    }

    /** @param reversal with {@code balance_transaction} expanded */
    static List<PaymentEventRecord> of(TransferReversal reversal) {
        return Origin.in(reversal.getMetadata()).stream().map(origin -> came(origin, reversal)).toList();
    }

    private static PaymentEventRecord came(Origin origin, TransferReversal reversal) {
        BalanceMove move = Moves.of(reversal.getBalanceTransactionObject());
        return origin.states(reversal.getId()
                + ":made", move.createdMillis(), new PaymentEvent.TransferReversed(
                reversal.getId(), reversal.getTransfer(),
                StripeAmounts.money(reversal.getAmount(), reversal.getCurrency()), move));
    }

    /** A seller's payout. */
    static List<PaymentEventRecord> ofSeller(Payout payout, String accountId) {
        Optional<Origin> known = Origin.in(payout.getMetadata());
        if (known.isEmpty()) {
            return List.of();
        }
        String id = payout.getId();
        var amount = StripeAmounts.money(payout.getAmount(), payout.getCurrency());
        long at = payout.getCreated() * MILLIS;
        List<PaymentEventRecord> facts = new ArrayList<>();
        facts.add(known.get().states(id + ":started", at, new PaymentEvent.SellerPayoutStarted(
                id, accountId, amount, payout.getArrivalDate() * MILLIS)));
        switch (payout.getStatus()) {
            case "paid" -> facts.add(known.get().states(
                    id + ":paid", at, new PaymentEvent.SellerPayoutPaid(id, accountId, amount)));
            case "failed", "canceled" -> facts.add(known.get().states(id + ":failed", at,
                    new PaymentEvent.SellerPayoutFailed(
                            id, accountId, amount,
                            Objects.requireNonNullElse(payout.getFailureCode(), payout.getStatus()))));
            default -> { }
        }
        return facts;
    }

    /** The platform's own payout, with both balance transactions expanded. */
    static List<PaymentEventRecord> ofPlatform(Payout payout) {
        Origin origin = Origin.in(payout.getMetadata()).orElseGet(() -> Origin.platform(payout.getId()));
        String id = payout.getId();
        var amount = StripeAmounts.money(payout.getAmount(), payout.getCurrency());
        List<PaymentEventRecord> facts = new ArrayList<>();
        BalanceMove left = Moves.of(payout.getBalanceTransactionObject());
        facts.add(origin.states(
                id + ":paid_out", left.createdMillis(), new PaymentEvent.PlatformPaidOut(id, amount, left)));
        if (payout.getFailureBalanceTransactionObject() != null) {
            BalanceMove back = Moves.of(payout.getFailureBalanceTransactionObject());
            String code = Objects.requireNonNullElse(payout.getFailureCode(), payout.getStatus());
            facts.add(origin.states(id + ":came_back", back.createdMillis(),
                    new PaymentEvent.PlatformPayoutFailed(id, amount, code, back)));
        }
        return facts;
    }

    /**
     * An account as it is now.
     *
     * @param change names the change in the fact's id: an account comes back to states that it had before
     * @param atMillis when it was looked at; the newest counts
     * @param live the key is no test key
     */
    static List<PaymentEventRecord> of(Account account, String change, long atMillis, boolean live) {
        Optional<Origin> known = Origin.in(account.getMetadata());
        if (known.isEmpty()) {
            return List.of();
        }
        UserId seller = new UserId(account.getMetadata().get(ChargeFacts.USER_ID));
        var requirements = account.getRequirements();
        List<String> due = requirements == null || requirements.getCurrentlyDue() == null
                ? List.of()
                : requirements.getCurrentlyDue().stream().limit(REQUIREMENTS_MAX).toList();
        boolean transfers = account.getCapabilities() != null
                && "active".equals(account.getCapabilities().getTransfers());
        return List.of(
                known.get().states(account.getId() + ":opened", account.getCreated() * MILLIS,
                        new PaymentEvent.AccountOpened(seller, account.getId())),
                known.get().states(account.getId() + ":changed:"
                        + change, atMillis, new PaymentEvent.AccountChanged(
                        seller, account.getId(), transfers, Boolean.TRUE.equals(account.getPayoutsEnabled()),
                        due,
                        requirements == null ? null : requirements.getDisabledReason(),
                        Marks.of(account, live))));
    }
}
