package io.rostrum.desks.house;

import io.rostrum.contracts.commerce.DeskStanding;
import io.rostrum.contracts.money.Money;
import io.rostrum.desks.charging.Charge;
import io.rostrum.desks.charging.ChargePhase;
import io.rostrum.plans.SellerPlan;
import io.rostrum.plans.SellerPlan.State;

/** What of a seller's desk its owner reads. */
final class HouseStanding {

    private HouseStanding() {}

    static DeskStanding.OfSeller of(HouseDesk desk) {
        SellerPlan plan = desk.plan();
        Charge charge = desk.charge();
        boolean paid = plan.state() == State.PAID;
        Long nextCharge = switch (plan.state()) {
            case FREE -> null;
            case CHARGING -> plan.nextTryMillis();
            case PAID -> plan.next().costsNothing() ? null : Long.valueOf(plan.endMillis());
        };
        return new DeskStanding.OfSeller(
                desk.trade().planId(), plan.state().name(),
                plan.state() == State.CHARGING ? plan.plan().planId() : null,
                plan.state() == State.FREE
                        ? null
                        : new Money(plan.plan().priceMinor(), plan.plan().currency()),
                paid ? Long.valueOf(plan.endMillis()) : null,
                desk.leaving() ? "FREE" : plan.next().planId(), nextCharge,
                plan.tries(), charge == null ? null : charge.failure(), intent(charge), desk.giftsToday(),
                desk.stopped());
    }

    /** Whose authentication is wanted. */
    private static String intent(Charge charge) {
        return charge != null && charge.phase() == ChargePhase.AUTHENTICATING ? charge.intentId() : null;
    }
}
