package io.rostrum.orders.state;

import io.rostrum.contracts.commerce.OrderId;

/**
 * The deposit behind a paddle: an authorisation on the buyer's card.
 *
 * @param number counts the authorisations of this basket
 * @param lapsesAtMillis 0 until it is held
 * @param lossOf the order whose loss is taken; absent while none is
 */
public record DepositState(
        int number, DepositPhase phase, long depositMinor, String currency, long spendingLimitMinor,
        String customerId, String methodId, String intentId, long lapsesAtMillis, OrderId lossOf,
        long lossMinor, String chargeId, String awaitedFact, Retry retry) {

    public DepositState in(DepositPhase next) {
        return new DepositState(
                number, next, depositMinor, currency, spendingLimitMinor, customerId, methodId, intentId,
                lapsesAtMillis, lossOf, lossMinor, chargeId, awaitedFact, retry);
    }

    public DepositState by(String customer, String method) {
        return new DepositState(
                number, phase, depositMinor, currency, spendingLimitMinor, customer, method, intentId,
                lapsesAtMillis, lossOf, lossMinor, chargeId, awaitedFact, retry);
    }

    public DepositState known(String intent) {
        return new DepositState(
                number, DepositPhase.KNOWN, depositMinor, currency, spendingLimitMinor, customerId,
                methodId, intent, lapsesAtMillis, lossOf, lossMinor, chargeId, awaitedFact, retry);
    }

    public DepositState held(long lapsesAt) {
        return new DepositState(
                number, DepositPhase.HELD, depositMinor, currency, spendingLimitMinor, customerId,
                methodId, intentId, lapsesAt, lossOf, lossMinor, chargeId, awaitedFact, null);
    }

    public DepositState capturing(OrderId order, long loss) {
        return new DepositState(
                number, DepositPhase.CAPTURING, depositMinor, currency, spendingLimitMinor,
                customerId, methodId, intentId, lapsesAtMillis, order, loss, chargeId, awaitedFact, null);
    }

    public DepositState taken(String charge, String fact) {
        return new DepositState(
                number, DepositPhase.BOOKING, depositMinor, currency, spendingLimitMinor,
                customerId, methodId, intentId, lapsesAtMillis, lossOf, lossMinor, charge, fact, null);
    }

    public DepositState delayed(Retry again) {
        return new DepositState(
                number, phase, depositMinor, currency, spendingLimitMinor, customerId, methodId, intentId,
                lapsesAtMillis, lossOf, lossMinor, chargeId, awaitedFact, again);
    }
}
