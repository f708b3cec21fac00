package io.rostrum.plans;

import io.rostrum.accounting.Rounding;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.PlanFact;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A seller's plan and where its period stands.
 *
 * <pre>
 * FREE ──choose──► CHARGING ──paid──► PAID ──period over──► CHARGING (next period) ...
 *   ▲                 │ failed: again after 3 and 7 days
 *   └──third failure──┘            PAID ──cancel──► PAID until the period is over ──► FREE
 * </pre>
 *
 * @param plan what is paid for, or is to be
 * @param next what follows when the period is over; FREE after a cancellation
 * @param period counts the seller's paid periods and the one being charged, from 1
 * @param earnedDays of the current period
 * @param earnedMinor what those days have earned
 * @param tries charges of the period that failed
 * @param sinceMillis when the state began: the period's start, or the first try
 */
public record SellerPlan(
        String sellerId, State state, Plan plan, Plan next, int period, int earnedDays,
        long earnedMinor, int tries, long sinceMillis) {

    /** Three tries in seven days: at once, after three days, after seven. */
    static final List<Long> TRY_AFTER_DAYS = List.of(0L, 3L, 7L);

    private static final long DAY_MILLIS = 86_400_000L;

    /** Where a plan stands. */
    public enum State {
        FREE,
        CHARGING,
        PAID
    }

    public SellerPlan {
        Objects.requireNonNull(sellerId, "sellerId");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(next, "next");
    }

    /** A plan afterwards, with what the books must show. */
    public record Step(SellerPlan plan, List<LedgerFact> facts) {
        public Step {
            facts = List.copyOf(facts);
        }
    }

    public static SellerPlan free(String sellerId, String currency) {
        Plan free = Plan.free(currency);
        return new SellerPlan(sellerId, State.FREE, free, free, 0, 0, 0, 0, 0);
    }

    /** Names the current period in the books and to Stripe; the try is part of a charge's name. */
    public String periodId() {
        return sellerId + "." + plan.planId() + "." + period;
    }

    /**
     * The seller chooses: a paid plan is charged at once when FREE, else the choice holds from the next
     * period on.
     */
    public SellerPlan choose(Plan wanted, long nowMillis) {
        if (state == State.PAID) {
            return new SellerPlan(
                    sellerId, state, plan, wanted, period, earnedDays, earnedMinor, tries, sinceMillis);
        }
        return wanted.costsNothing() ? toFree(nowMillis) : charging(wanted, nowMillis);
    }

    /** When the charge is to be tried next; {@link Long#MAX_VALUE} when none is. */
    public long nextTryMillis() {
        return state == State.CHARGING
                ? sinceMillis + TRY_AFTER_DAYS.get(tries) * DAY_MILLIS
                : Long.MAX_VALUE;
    }

    /** The charge failed; the third time the seller is FREE. */
    public SellerPlan chargeFailed(long nowMillis) {
        if (state != State.CHARGING) {
            return this;
        }
        return tries + 1 >= TRY_AFTER_DAYS.size()
                ? toFree(nowMillis)
                : new SellerPlan(sellerId, state, plan, next, period, 0, 0, tries + 1, sinceMillis);
    }

    /** The charge succeeded: the period begins. */
    public Step charged(String chargeId, long feeMinor, long nowMillis) {
        if (state != State.CHARGING) {
            return new Step(this, List.of());
        }
        PlanFact paid = new PlanFact.PlanPaid(
                chargeId, sellerId, periodId(), plan.currency(), plan.priceMinor(), feeMinor);
        return new Step(
                new SellerPlan(sellerId, State.PAID, plan, plan, period, 0, 0, 0, nowMillis), List.of(paid));
    }

    /** Earns each day that is over, and goes on to what follows when the period is. */
    public Step due(long nowMillis) {
        if (state != State.PAID) {
            return new Step(this, List.of());
        }
        int over = (int) Math.min(plan.periodDays(), (nowMillis - sinceMillis) / DAY_MILLIS);
        List<LedgerFact> facts = new ArrayList<>();
        long earned = earnedMinor;
        for (int day = earnedDays + 1; day <= over; day++) {
            long target = Rounding.halfEven(plan.priceMinor(), day, plan.periodDays());
            if (target > earned) {
                facts.add(
                        new PlanFact.PlanDayEarned(
                                periodId(), day, sellerId, plan.currency(), target - earned));
            }
            earned = target;
        }
        int days = Math.max(earnedDays, over);
        SellerPlan after =
                new SellerPlan(sellerId, state, plan, next, period, days, earned, tries, sinceMillis);
        if (days < plan.periodDays()) {
            return new Step(after, facts);
        }
        long end = sinceMillis + plan.periodDays() * DAY_MILLIS;
        return new Step(next.costsNothing() ? after.toFree(end) : after.charging(next, end), facts);
    }

    /** When a paid day is over next; {@link Long#MAX_VALUE} unless a period is paid. */
    public long nextDayMillis() {
        return state == State.PAID ? sinceMillis + (earnedDays + 1) * DAY_MILLIS : Long.MAX_VALUE;
    }

    /** When the paid period ends; {@link Long#MAX_VALUE} unless one is paid. */
    public long endMillis() {
        return state == State.PAID ? sinceMillis + plan.periodDays() * DAY_MILLIS : Long.MAX_VALUE;
    }

    /**
     * A card's issuer, or people of the platform at the provider, gave back money of a period. The whole
     * price ends the plan if the period is the current one; a part, or money of a period that is over, is
     * taken from what was earned.
     *
     * @param current the money is of the period that is paid now
     */
    public Step takenBack(boolean current, long minor, TakenBack book, long nowMillis) {
        boolean ends = current && state == State.PAID && minor >= plan.priceMinor();
        long deferred = ends ? plan.priceMinor() - earnedMinor : 0;
        return new Step(ends ? toFree(nowMillis) : this, List.of(book.fact(deferred, minor - deferred)));
    }

    /** Makes the fact of money that went back. */
    @FunctionalInterface
    public interface TakenBack {
        LedgerFact fact(long deferredMinor, long incomeMinor);
    }

    /**
     * What a refund of the rest of the period books; the seller is FREE. {@code refundId} names Stripe's
     * refund.
     */
    public Step refunded(String refundId, long nowMillis) {
        if (state != State.PAID) {
            return new Step(this, List.of());
        }
        PlanFact refunded = new PlanFact.PlanRefunded(
                refundId, sellerId, plan.currency(), plan.priceMinor() - earnedMinor, 0);
        return new Step(toFree(nowMillis), List.of(refunded));
    }

    private SellerPlan charging(Plan wanted, long nowMillis) {
        return new SellerPlan(sellerId, State.CHARGING, wanted, wanted, period + 1, 0, 0, 0, nowMillis);
    }

    private SellerPlan toFree(long nowMillis) {
        Plan free = Plan.free(plan.currency());
        return new SellerPlan(sellerId, State.FREE, free, free, period, 0, 0, 0, nowMillis);
    }
}
