package io.rostrum.contracts.ledger;

/** What happens to the money that sellers pay for their plans. Amounts in minor units. */
public sealed interface PlanFact extends LedgerFact {

    /** A charge for one period of a plan succeeded. {@code periodId} names the seller's period. */
    record PlanPaid(
            String chargeId, String sellerId, String periodId, String currency, long minor, long feeMinor)
            implements PlanFact {
        @Override
        public String id() {
            return LedgerFact.id("plan-paid", chargeId);
        }
    }

    /** One day of a paid period is over. {@code day} counts from 1. */
    record PlanDayEarned(String periodId, int day, String sellerId, String currency, long minor)
            implements PlanFact {
        @Override
        public String id() {
            return LedgerFact.id("plan-day", periodId, Integer.toString(day));
        }
    }

    /**
     * A period, or what was left of it, was refunded. {@code incomeMinor} is earned money that is given back.
     */
    record PlanRefunded(
            String refundId, String sellerId, String currency, long deferredMinor, long incomeMinor)
            implements PlanFact {
        @Override
        public String id() {
            return LedgerFact.id("plan-refunded", refundId);
        }
    }

    /** A card issuer kept the money of a period. */
    record PlanChargedBack(
            String disputeId, String sellerId, String currency, long deferredMinor, long incomeMinor)
            implements PlanFact {
        @Override
        public String id() {
            return LedgerFact.id("plan-charged-back", disputeId);
        }
    }
}
