package io.rostrum.desks;

import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.DeskRecord;
import io.rostrum.orders.asking.Ask;

import java.util.List;

/**
 * What one input of a desk came to.
 *
 * @param desk as it stands now
 * @param record what is told of it; absent if nothing changed that its owner sees
 * @param asks of others, in their order
 * @param outcomes of commands: the one that came, or others that had to wait for somebody's answer
 * @param nextDueMillis when time alone will bring something about; {@link Long#MAX_VALUE} is never
 * @param fault what the rules threw, which stopped the desk; absent otherwise
 */
public record DeskTurn<S>(
        S desk, DeskRecord record, List<Ask> asks, List<CommerceOutcome> outcomes, long nextDueMillis,
        RuntimeException fault) {

    public static final long NEVER = Long.MAX_VALUE;

    public DeskTurn {
        asks = List.copyOf(asks);
        outcomes = List.copyOf(outcomes);
    }

    /** The rules threw: the desk stands still, and nothing is asked. */
    public static <S> DeskTurn<S> thrown(S desk, RuntimeException fault) {
        return new DeskTurn<>(desk, null, List.of(), List.of(), NEVER, fault);
    }
}
