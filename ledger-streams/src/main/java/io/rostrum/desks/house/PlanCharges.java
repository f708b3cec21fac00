package io.rostrum.desks.house;

import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DeskHappening;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.ChargePurpose;
import io.rostrum.desks.Wished;
import io.rostrum.desks.charging.Charge;
import io.rostrum.desks.charging.ChargePhase;
import io.rostrum.plans.Plan;
import io.rostrum.plans.SellerPlan;
import io.rostrum.plans.SellerPlan.State;

/**
 * The charge of one period: the seller's card is asked of their own desk as a user, then charged; three tries
 * that time brings about in seven days, then FREE. A try that the seller asks for themself, with a card that
 * works, does not count.
 */
final class PlanCharges {

    private PlanCharges() {}

    /**
     * Seeks the payer.
     *
     * @param wished the command that waits for the answer; null for a try that time brought about
     * @param plan what is to be charged if the seller is FREE; null for another try
     */
    static void seek(HouseWork work, Wished wished, Plan plan) {
        String requestId = "plan/" + work.sellerId + "/payer/" + work.now();
        work.choosing = new Choosing(requestId, wished, plan);
        work.tell(
                DeskCommand.userDesk(work.sellerId), requestId,
                new InboxMessage.PayerSought(requestId, work.desk(), null));
    }

    static void payerFound(HouseWork work, InboxMessage.PayerFound found) {
        Choosing choosing = work.choosing;
        if (choosing == null || !choosing.requestId().equals(found.requestId())) {
            return;
        }
        work.choosing = null;
        boolean present = choosing.wished() != null;
        if (choosing.plan() != null) {
            work.plan = work.plan.choose(choosing.plan(), work.now());
            work.line(
                    DeskHappening.PLAN_CHOSEN, choosing.plan().planId(), 0,
                    HouseWishes.price(choosing.plan()), null);
        }
        if (present) {
            work.accept(choosing.wished());
        }
        if (work.plan.state() != State.CHARGING) {
            return;
        }
        work.byHand = present && choosing.plan() == null;
        Plan plan = work.plan.plan();
        work.charge = work.charge == null
                ? Charge.of(
                        "plan/" + work.plan.periodId() + "/" + ++work.charges, work.desk(),
                        ChargePurpose.PLAN,
                        new Money(plan.priceMinor(), plan.currency()), found.customerId(),
                        found.methodId(), !present, work.now())
                : work.charge.again(found.methodId(), !present, work.now());
        work.ask(work.charge.ask(work.terms()));
    }

    static void payerMissing(HouseWork work, InboxMessage.PayerMissing missing) {
        Choosing choosing = work.choosing;
        if (choosing == null || !choosing.requestId().equals(missing.requestId())) {
            return;
        }
        work.choosing = null;
        if (choosing.wished() != null) {
            work.refuse(choosing.wished(), CommerceRefusal.NO_PAYMENT_METHOD, "save a card first");
        } else {
            failed(work, "no_payment_method");
        }
    }

    /** The charge has moved on. */
    static void moved(HouseWork work, Charge next) {
        ChargePhase was = work.charge.phase();
        work.charge = next;
        if (next.phase() == was) {
            return;
        }
        switch (next.phase()) {
            case CREATING, CONFIRMING, CANCELLING -> work.ask(next.ask(work.terms()));
            case AUTHENTICATING -> work.line(
                    DeskHappening.AUTHENTICATION_WANTED, work.plan.periodId(), 0, next.amount(), null);
            case DECLINED -> failed(work, next.failure());
            case CANCELLED -> cancelled(work, next);
            case CHARGED -> charged(work, next);
        }
    }

    /** A try of the three, unless the seller asked for it. */
    private static void failed(HouseWork work, String code) {
        work.line(DeskHappening.PLAN_CHARGE_FAILED, work.plan.periodId(), 0, null, code);
        if (work.byHand) {
            work.byHand = false;
            return;
        }
        String periodId = work.plan.periodId();
        work.plan = work.plan.chargeFailed(work.now());
        if (work.plan.state() == State.FREE) {
            HouseTime.free(work, periodId);
            if (work.charge != null) {
                moved(work, work.charge.givenUp(work.now()));
            }
        }
    }

    /** What was called off, or nobody authenticated; the next try is a charge of its own. */
    private static void cancelled(HouseWork work, Charge charge) {
        work.charge = null;
        if (work.plan.state() != State.CHARGING) {
            return;
        }
        if (work.leaving) {
            ended(work);
        } else {
            failed(work, charge.failure() == null ? "cancelled" : charge.failure());
        }
    }

    static void giveUp(HouseWork work) {
        if (work.charge == null) {
            ended(work);
        } else {
            moved(work, work.charge.givenUp(work.now()));
        }
    }

    private static void ended(HouseWork work) {
        String periodId = work.plan.periodId();
        work.plan = work.plan.choose(Plan.free(work.plan.plan().currency()), work.now());
        HouseTime.free(work, periodId);
    }

    /** Money that is there is booked, also if it was quicker than its being called off. */
    private static void charged(HouseWork work, Charge charge) {
        LedgerFact fact = paid(work, charge).facts().getFirst();
        work.awaitedFact = fact.id();
        work.book(fact);
    }

    /** The period that the charge is for, as paid. */
    private static SellerPlan.Step paid(HouseWork work, Charge charge) {
        SellerPlan charging = work.plan.state() == State.CHARGING
                ? work.plan
                : work.plan.choose(planOf(work, charge), work.now());
        return charging.charged(charge.chargeId(), charge.feeMinor(), work.now());
    }

    /** Of a charge whose plan was given up before its money came: the plan on offer at that price. */
    private static Plan planOf(HouseWork work, Charge charge) {
        return work.terms().plans().stream()
                .filter(plan -> charge.name().contains("." + plan.planId() + "."))
                .filter(plan -> plan.currency().equals(charge.amount().currency()))
                .filter(plan -> plan.priceMinor() == charge.amount().minor())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no plan is at the price of " + charge.name()));
    }

    /** The journal has the entry: the period begins. */
    static void booked(HouseWork work, String factId) {
        if (!factId.equals(work.awaitedFact)) {
            return;
        }
        Charge charge = work.charge;
        boolean wantsNone = work.leaving || work.plan.state() == State.FREE;
        work.plan = paid(work, charge).plan();
        work.charge = null;
        work.awaitedFact = null;
        work.byHand = false;
        work.leaving = false;
        work.paidWith = charge.chargeId();
        work.trade = work.trade.onPlan(work.plan.plan().planId(), true);
        work.line(
                DeskHappening.PLAN_PAID, work.plan.periodId(), 0, charge.amount(), work.plan.plan().planId());
        if (wantsNone) {
            work.plan = work.plan.choose(Plan.free(charge.amount().currency()), work.now());
        }
        PlanDisputes.settle(work);
    }
}
