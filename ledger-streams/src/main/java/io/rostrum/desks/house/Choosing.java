package io.rostrum.desks.house;

import io.rostrum.desks.Wished;
import io.rostrum.plans.Plan;

/**
 * A seller's payer was sought, and has not been found or missed yet.
 *
 * @param requestId of the question
 * @param wished the command that waits for the answer; absent for a try that time brought about
 * @param plan what is to be charged if the seller is FREE; absent for another try
 */
public record Choosing(String requestId, Wished wished, Plan plan) {}
