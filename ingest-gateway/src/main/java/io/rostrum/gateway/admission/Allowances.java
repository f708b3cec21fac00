package io.rostrum.gateway.admission;

import io.rostrum.contracts.id.UserId;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One {@link Allowance} a person, across all sockets and requests of this node; of the least recently seen it
 * forgets.
 */
public final class Allowances {

    private final int perSecond;
    private final int burst;
    private final Map<UserId, Allowance> allowances;

    /** @param peopleMax how many people are remembered */
    public Allowances(int perSecond, int burst, int peopleMax) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.allowances = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UserId, Allowance> eldest) {
                return size() > peopleMax;
            }
        };
    }

    /** Takes one for this person; returns 0, or in how many milliseconds the next one will be there. */
    public synchronized long take(UserId person, long nowNanos) {
        return allowances
                .computeIfAbsent(person, one -> new Allowance(perSecond, burst, nowNanos))
                .take(nowNanos);
    }
}
