package io.rostrum.desks.house;

/**
 * A card issuer took back the money of a plan's period, or is about to say what became of that; words come in
 * any order.
 *
 * @param minor what is disputed; 0 until that is known
 * @param lost how it ended; absent while it goes on
 */
public record PlanDispute(String disputeId, String chargeId, String currency, long minor, Boolean lost) {}
