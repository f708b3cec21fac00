package io.rostrum.desks.house;

import io.rostrum.contracts.commerce.DeskHappening;
import io.rostrum.desks.DeskTerms;
import io.rostrum.desks.DeskTurn;
import io.rostrum.desks.charging.Charge;
import io.rostrum.desks.charging.ChargePhase;
import io.rostrum.plans.Plan;
import io.rostrum.plans.SellerPlan;
import io.rostrum.plans.SellerPlan.State;

/**
 * What time brings about at a seller's desk, as of the log: days are earned, periods end, charges are tried
 * again.
 */
final class HouseTime {

    private HouseTime() {}

    static void settle(HouseWork work) {
        if (work.stopped() != null) {
            return;
        }
        if (work.plan.state() == State.PAID && work.plan.nextDayMillis() <= work.now()) {
            SellerPlan before = work.plan;
            work.take(before.due(work.now()));
            if (work.plan.state() == State.FREE) {
                free(work, before.periodId());
            } else if (work.plan.state() == State.CHARGING) {
                work.paidWith = null;
            }
        }
        if (tries(work.plan, work.charge, work.choosing) && work.plan.nextTryMillis() <= work.now()) {
            PlanCharges.seek(work, null, null);
        }
        GiftShares.due(work);
        Charge charge = work.charge;
        if (charge != null && charge.dueMillis(work.terms()) <= work.now()) {
            Charge next = charge.due(work.now());
            PlanCharges.moved(work, next);
            if (next.phase() == charge.phase()) {
                work.ask(next.ask(work.terms()));
            }
        }
    }

    /** The plan is over: coming orders are without it. */
    static void free(HouseWork work, String periodId) {
        work.paidWith = null;
        work.leaving = false;
        work.trade = work.trade.onPlan(Plan.FREE, false);
        work.line(DeskHappening.PLAN_ENDED, periodId, 0, null, null);
    }

    /** Whether the next try waits for its time, and for nothing else. */
    private static boolean tries(SellerPlan plan, Charge charge, Choosing choosing) {
        return plan.state() == State.CHARGING
                && choosing == null
                && (charge == null || charge.phase() == ChargePhase.DECLINED);
    }

    static long next(HouseDesk desk, DeskTerms terms) {
        if (desk.stopped() != null) {
            return DeskTurn.NEVER;
        }
        long next = desk.plan().nextDayMillis();
        if (tries(desk.plan(), desk.charge(), desk.choosing())) {
            next = Math.min(next, desk.plan().nextTryMillis());
        }
        if (desk.charge() != null) {
            next = Math.min(next, desk.charge().dueMillis(terms));
        }
        for (GiftShare share : desk.shares()) {
            next = Math.min(next, share.dueMillis());
        }
        return Math.max(next, desk.nowMillis() + 1);
    }
}
