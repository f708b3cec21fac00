package io.rostrum.ledger.topology;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Balances of one book that changed and were not told yet, the longest untold first.
 *
 * <p>They are told as each becomes due rather than all at once: an entry that was booked beside thousands of
 * them would wait for them with its commit.
 */
final class UntoldBalances {

    private final Map<Key, Untold> byKey = new LinkedHashMap<>();
    private long lastSeq;

    /** An account has one balance in each unit of a book. */
    private record Key(Account account, String unit) {

        /** Asked for every posting, where the generated one shows in profiles. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Key(Account one, String in) && account.equals(one) && unit.equals(in);
        }

        @Override
        public int hashCode() {
            return 31 * account.hashCode() + unit.hashCode();
        }
    }

    /** @param fromSeq the first entry that it does not show yet, as it was told last */
    private record Untold(Balance balance, long fromSeq, long sinceMillis) {}

    /** @param nowMillis the wall clock */
    void changed(Balance balance, long nowMillis) {
        changedSince(balance, balance.seq(), nowMillis);
    }

    /** The same of what changed in an entry before, which is not known better than by a bound. */
    void changedSince(Balance balance, long fromSeq, long nowMillis) {
        lastSeq = Math.max(lastSeq, balance.seq());
        byKey.merge(
                new Key(balance.account(), balance.unit()),
                new Untold(balance, fromSeq, nowMillis),
                (before, now) -> new Untold(now.balance(), before.fromSeq(), before.sinceMillis()));
    }

    int size() {
        return byKey.size();
    }

    /** Takes out what has been untold since then or longer. */
    List<Balance> due(long sinceMillis) {
        List<Balance> due = new ArrayList<>();
        for (Iterator<Untold> rest = byKey.values().iterator(); rest.hasNext();) {
            Untold next = rest.next();
            if (next.sinceMillis() > sinceMillis) {
                break;
            }
            due.add(next.balance());
            rest.remove();
        }
        return due;
    }

    /** The last entry that is told with all those before it; 0 if none is known to be. */
    long toldSeq() {
        return byKey.isEmpty() ? lastSeq : byKey.values().iterator().next().fromSeq() - 1;
    }
}
