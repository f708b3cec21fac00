package io.rostrum.payments;

import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import io.rostrum.contracts.payments.BalanceMove;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;

import java.util.List;
import java.util.Optional;

/**
 * The one fact that stands for a balance transaction, by what it came from; the same fact, with the same id,
 * that the call's answer or a webhook leads to. What has none is stated as unmapped.
 */
final class MoveFacts {

    private final ChargeCalls charges;
    private final SellerCalls sellers;

    MoveFacts(ChargeCalls charges, SellerCalls sellers) {
        this.charges = charges;
        this.sellers = sellers;
    }

    /** @param booked with its {@code source} expanded */
    List<PaymentEventRecord> of(BalanceTransaction booked) throws StripeException {
        BalanceMove move = Moves.of(booked);
        List<PaymentEventRecord> found = switch (MoveKind.of(booked.getType())) {
            case CHARGE -> ofCharge(booked);
            case REFUND, REFUND_FAILURE -> ofRefund(booked);
            case DISPUTE -> ofDispute(booked);
            case TRANSFER -> booked.getSource() == null
                    ? List.of()
                    : SellerFacts.of(sellers.transfer(booked.getSource()));
            case TRANSFER_REVERSAL -> ofReversal(booked);
            case PAYOUT, PAYOUT_RETURN -> booked.getSource() == null
                    ? List.of()
                    : SellerFacts.ofPlatform(sellers.payout(booked.getSource(), null));
            case STRIPE_FEE -> List.of(Origin.platform(booked.getId()).states(
                    booked.getId() + ":fee", move.createdMillis(), new PaymentEvent.StripeFeeTaken(move)));
            case TOP_UP -> List.of(Origin.platform(booked.getId()).states(
                    booked.getId()
                            + ":topped_up", move.createdMillis(), new PaymentEvent.BalanceToppedUp(move)));
            case ALARM -> List.of();
        };
        List<PaymentEventRecord> carrying =
                found.stream().filter(fact -> move.equals(moveOf(fact.event()).orElse(null))).toList();
        return carrying.isEmpty() ? List.of(unmapped(booked, move)) : carrying;
    }

    /** @param booked that was pending and is available, with its {@code source} expanded */
    PaymentEventRecord available(BalanceTransaction booked) {
        BalanceMove move = Moves.of(booked);
        Origin origin = Optional.ofNullable(booked.getSourceObject())
                .filter(com.stripe.model.MetadataStore.class::isInstance)
                .flatMap(source -> Origin.in(((com.stripe.model.MetadataStore<?>) source).getMetadata()))
                .orElseGet(() -> Origin.platform(booked.getId()));
        return origin.states(booked.getId()
                + ":available", move.availableOnMillis(), new PaymentEvent.FundsAvailable(
                move.id(), booked.getSource(), move.netMinor(), move.currency()));
    }

    private static List<PaymentEventRecord> ofCharge(BalanceTransaction booked) {
        if (booked.getSourceObject() instanceof Charge charge && Boolean.TRUE.equals(charge.getCaptured())) {
            charge.setBalanceTransactionObject(booked);
            return Origin.in(charge.getMetadata()).map(origin -> ChargeFacts.taken(origin, charge)).stream()
                    .toList();
        }
        return List.of();
    }

    private List<PaymentEventRecord> ofRefund(BalanceTransaction booked) throws StripeException {
        if (booked.getSource() == null || !booked.getSource().startsWith("re_")) {
            return List.of();
        }
        var refund = charges.refund(booked.getSource());
        return ChargeFacts.of(refund, refund.getCharge() == null ? null : charges.charge(refund.getCharge()));
    }

    private List<PaymentEventRecord> ofDispute(BalanceTransaction booked) throws StripeException {
        return booked.getSourceObject() instanceof Dispute dispute
                ? ChargeFacts.of(dispute, charges.charge(dispute.getCharge()))
                : List.of();
    }

    private static List<PaymentEventRecord> ofReversal(BalanceTransaction booked) {
        if (booked.getSourceObject() instanceof com.stripe.model.TransferReversal reversal) {
            reversal.setBalanceTransactionObject(booked);
            return SellerFacts.of(reversal);
        }
        return List.of();
    }

    private static PaymentEventRecord unmapped(BalanceTransaction booked, BalanceMove move) {
        String reason;
        if (!MoveKind.knows(booked.getType())) {
            reason = "a type that is newer than this worker";
        } else if (MoveKind.of(booked.getType()) == MoveKind.ALARM) {
            reason = "the books have no account for this type";
        } else {
            reason = "it came from nothing that this platform asked for";
        }
        String source = booked.getSource() != null && booked.getSource().matches("\\w+") ? booked.getSource()
                : null;
        return Origin.platform(booked.getId()).states(booked.getId() + ":unmapped", move.createdMillis(),
                new PaymentEvent.UnmappedBalanceTransaction(move, source, reason));
    }

    /** The balance transaction that a fact carries. */
    static Optional<BalanceMove> moveOf(PaymentEvent event) {
        return Optional.ofNullable(switch (event) {
            case PaymentEvent.ChargeSucceeded fact -> fact.move();
            case PaymentEvent.DepositCaptured fact -> fact.move();
            case PaymentEvent.RefundMade fact -> fact.move();
            case PaymentEvent.RefundFailed fact -> fact.move();
            case PaymentEvent.TransferMade fact -> fact.move();
            case PaymentEvent.TransferReversed fact -> fact.move();
            case PaymentEvent.DisputeOpened fact -> fact.move();
            case PaymentEvent.DisputeWon fact -> fact.move();
            case PaymentEvent.PlatformPaidOut fact -> fact.move();
            case PaymentEvent.PlatformPayoutFailed fact -> fact.move();
            case PaymentEvent.StripeFeeTaken fact -> fact.move();
            case PaymentEvent.BalanceToppedUp fact -> fact.move();
            case PaymentEvent.UnmappedBalanceTransaction fact -> fact.move();
            case PaymentEvent.MethodSetupStarted fact -> null;
            case PaymentEvent.MethodSaved fact -> null;
            case PaymentEvent.MethodRefused fact -> null;
            case PaymentEvent.ChargeCreated fact -> null;
            case PaymentEvent.AuthenticationRequired fact -> null;
            case PaymentEvent.ChargeFailed fact -> null;
            case PaymentEvent.ChargeCancelled fact -> null;
            case PaymentEvent.FundsAvailable fact -> null;
            case PaymentEvent.DepositCreated fact -> null;
            case PaymentEvent.DepositAuthorised fact -> null;
            case PaymentEvent.DepositVoided fact -> null;
            case PaymentEvent.DepositLapsed fact -> null;
            case PaymentEvent.AccountOpened fact -> null;
            case PaymentEvent.AccountChanged fact -> null;
            case PaymentEvent.ReversalRefused fact -> null;
            case PaymentEvent.SellerPayoutStarted fact -> null;
            case PaymentEvent.SellerPayoutPaid fact -> null;
            case PaymentEvent.SellerPayoutFailed fact -> null;
            case PaymentEvent.InquiryOpened fact -> null;
            case PaymentEvent.EvidenceSubmitted fact -> null;
            case PaymentEvent.DisputeLost fact -> null;
            case PaymentEvent.RequestRefused fact -> null;
        });
    }
}
