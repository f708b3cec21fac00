package io.rostrum.desks.house;

import io.rostrum.contracts.commerce.DeskHappening;
import io.rostrum.contracts.ledger.DisputeFact;
import io.rostrum.contracts.ledger.PlanFact;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.PaymentEvent.DisputeOpened;
import io.rostrum.contracts.payments.PaymentEvent.RefundMade;
import io.rostrum.plans.SellerPlan;
import io.rostrum.plans.SellerPlan.State;

import java.util.List;

/** Money of plans that a card's issuer, or people of the platform at the provider, give back. */
final class PlanDisputes {

    private PlanDisputes() {}

    static void opened(HouseWork work, DisputeOpened opened) {
        if (!work.isNews("dispute:" + opened.disputeId())) {
            return;
        }
        PlanDispute known = known(work, opened.disputeId());
        work.disputes.remove(known);
        work.disputes.add(new PlanDispute(
                opened.disputeId(), opened.chargeId(), opened.amount().currency(), opened.amount().minor(),
                known == null ? null : known.lost()));
        work.book(new DisputeFact.CardDisputeOpened(
                opened.disputeId(), opened.chargeId(), opened.amount().currency(), opened.amount().minor(),
                opened.move().feeMinor()));
        settle(work);
    }

    static void over(HouseWork work, String disputeId, String chargeId, String currency, boolean lost) {
        if (!work.isNews("dispute-over:" + disputeId)) {
            return;
        }
        PlanDispute known = known(work, disputeId);
        work.disputes.remove(known);
        work.disputes.add(
                new PlanDispute(disputeId, chargeId, currency, known == null ? 0 : known.minor(), lost));
        settle(work);
    }

    private static PlanDispute known(HouseWork work, String disputeId) {
        return work.disputes.stream().filter(each -> each.disputeId().equals(disputeId)).findFirst()
                .orElse(null);
    }

    /** Once both ends of a dispute are known, and its charge is booked. */
    static void settle(HouseWork work) {
        for (PlanDispute dispute : List.copyOf(work.disputes)) {
            boolean booking = work.charge != null && dispute.chargeId().equals(work.charge.chargeId());
            if (dispute.minor() == 0 || dispute.lost() == null || booking) {
                continue;
            }
            work.disputes.remove(dispute);
            if (dispute.lost()) {
                takeBack(
                        work, dispute.chargeId(), new Money(dispute.minor(), dispute.currency()),
                        (deferred, income) -> new PlanFact.PlanChargedBack(
                                dispute.disputeId(), work.sellerId.value(), dispute.currency(),
                                deferred, income));
            } else {
                work.book(new DisputeFact.CardDisputeWon(
                        dispute.disputeId(), dispute.currency(), dispute.minor(), 0));
            }
        }
    }

    static void refundedByHand(HouseWork work, RefundMade made) {
        if (work.isNews("refund:" + made.refundId())) {
            takeBack(work, made.chargeId(), made.amount(), (deferred, income) -> new PlanFact.PlanRefunded(
                    made.refundId(), work.sellerId.value(), made.amount().currency(), deferred, income));
        }
    }

    private static void takeBack(HouseWork work, String chargeId, Money amount, SellerPlan.TakenBack book) {
        SellerPlan before = work.plan;
        boolean current = chargeId.equals(work.paidWith);
        work.take(before.takenBack(current, amount.minor(), book, work.now()));
        work.line(DeskHappening.PLAN_CHARGED_BACK, chargeId, 0, amount, null);
        if (before.state() == State.PAID && work.plan.state() == State.FREE) {
            HouseTime.free(work, before.periodId());
        }
    }
}
