package io.rostrum.plans;

import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.PlanFact;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SellerPlanTest {

    private static final long DAY = 86_400_000L;
    private static final long NOW = 1_700_000_000_000L;
    private static final Plan PREMIUM = new Plan("PREMIUM", "USD", 2_900, 30, 1);
    private static final Plan ELITE = new Plan("ELITE", "USD", 9_900, 30, 1);
    private static final SellerPlan FREE = SellerPlan.free("s", "USD");

    @Test
    void aMonthIsPaidAheadAndEarnedByTheDay() {
        SellerPlan.Step paid = FREE.choose(PREMIUM, NOW).charged("ch-1", 114, NOW);
        assertEquals(List.of(new PlanFact.PlanPaid("ch-1", "s", "s.PREMIUM.1", "USD", 2_900, 114)), paid.facts());
        SellerPlan.Step first = paid.plan().due(NOW + DAY);
        assertEquals(List.of(new PlanFact.PlanDayEarned("s.PREMIUM.1", 1, "s", "USD", 97)), first.facts());
        assertEquals(List.of(), first.plan().due(NOW + 2 * DAY - 1).facts());
    }

    @Test
    void theLastDayTakesTheRestAndTheNextPeriodIsCharged() {
        SellerPlan.Step all = paid(PREMIUM).due(NOW + 40 * DAY);
        assertEquals(30, all.facts().size());
        assertEquals(2_900, earned(all.facts()));
        assertEquals(SellerPlan.State.CHARGING, all.plan().state());
        assertEquals("s.PREMIUM.2", all.plan().periodId());
        assertEquals(NOW + 30 * DAY, all.plan().nextTryMillis());
    }

    @Test
    void everyPriceIsEarnedToTheCent() {
        for (long price = 1; price < 4_000; price += 7) {
            SellerPlan plan = paid(new Plan("P", "USD", price, 31, 1));
            long earned = 0;
            for (int day = 1; day <= 31; day++) {
                SellerPlan.Step step = plan.due(NOW + day * DAY);
                assertTrue(step.facts().size() <= 1);
                earned += earned(step.facts());
                plan = step.plan();
            }
            assertEquals(price, earned);
        }
    }

    @Test
    void threeFailedTriesInSevenDaysLeadToFree() {
        SellerPlan charging = FREE.choose(PREMIUM, NOW);
        assertEquals(NOW, charging.nextTryMillis());
        charging = charging.chargeFailed(NOW);
        assertEquals(NOW + 3 * DAY, charging.nextTryMillis());
        charging = charging.chargeFailed(NOW + 3 * DAY);
        assertEquals(NOW + 7 * DAY, charging.nextTryMillis());
        SellerPlan free = charging.chargeFailed(NOW + 7 * DAY);
        assertEquals(SellerPlan.State.FREE, free.state());
        assertEquals(Long.MAX_VALUE, free.nextTryMillis());
    }

    @Test
    void anotherChoiceHoldsFromTheNextPeriodOn() {
        SellerPlan.Step step = paid(PREMIUM).choose(ELITE, NOW + DAY).due(NOW + 30 * DAY);
        assertEquals("s.ELITE.2", step.plan().periodId());
    }

    @Test
    void aCancelledPlanRunsToItsEndAndIsFreeThen() {
        SellerPlan cancelled = paid(PREMIUM).choose(Plan.free("USD"), NOW + DAY);
        assertEquals(SellerPlan.State.PAID, cancelled.due(NOW + 29 * DAY).plan().state());
        SellerPlan.Step end = cancelled.due(NOW + 30 * DAY);
        assertEquals(SellerPlan.State.FREE, end.plan().state());
        assertEquals(2_900, earned(end.facts()));
    }

    @Test
    void aRefundGivesBackWhatIsNotEarned() {
        SellerPlan.Step step = paid(PREMIUM).due(NOW + DAY).plan().refunded("re-1", NOW + DAY);
        assertEquals(List.of(new PlanFact.PlanRefunded("re-1", "s", "USD", 2_803, 0)), step.facts());
        assertEquals(SellerPlan.State.FREE, step.plan().state());
    }

    @Test
    void whatComesTwiceOrTooLateChangesNothing() {
        SellerPlan paid = paid(PREMIUM);
        assertEquals(paid, paid.charged("ch-2", 1, NOW).plan());
        assertEquals(paid, paid.chargeFailed(NOW));
        assertEquals(List.of(), FREE.due(NOW).facts());
        assertEquals(FREE, FREE.refunded("re", NOW).plan());
    }

    @Test
    void aNewPeriodAfterFreeHasAnotherName() {
        SellerPlan again = paid(PREMIUM).refunded("re-1", NOW).plan().choose(PREMIUM, NOW + DAY);
        assertEquals("s.PREMIUM.2", again.periodId());
    }

    private static SellerPlan paid(Plan plan) {
        return FREE.choose(plan, NOW).charged("ch-1", 114, NOW).plan();
    }

    private static long earned(List<LedgerFact> facts) {
        return facts.stream().mapToLong(fact -> ((PlanFact.PlanDayEarned) fact).minor()).sum();
    }
}
