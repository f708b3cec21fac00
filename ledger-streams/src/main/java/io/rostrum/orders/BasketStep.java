package io.rostrum.orders;

import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.orders.asking.Ask;
import io.rostrum.orders.state.BasketState;

import java.util.List;

/**
 * What one input came to.
 *
 * @param basket as it stands now; new and empty if nothing is to be kept of it
 * @param events in their order
 * @param asks of others, in their order
 * @param outcome absent if the input was no command of somebody who waits
 * @param nextDueMillis when time alone will bring something about; {@link Long#MAX_VALUE} is never
 * @param fault what the rules threw, which froze the basket; absent otherwise
 */
public record BasketStep(
        BasketState basket, List<OrderEventRecord> events, List<Ask> asks, CommerceOutcome outcome,
        long nextDueMillis, RuntimeException fault) {}
