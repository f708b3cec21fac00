package io.rostrum.accounting;

import io.rostrum.contracts.ledger.AccountKind;
import io.rostrum.contracts.ledger.KindTotal;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Sums by kind of account and unit: as many as there are kinds and currencies, whatever the number of
 * accounts.
 */
public final class MonthTotals {

    private MonthTotals() {}

    private record Place(String unit, AccountKind kind) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byUnit = unit.compareTo(other.unit);
            return byUnit != 0 ? byUnit : kind.compareTo(other.kind);
        }
    }

    /**
     * Adds them up, by unit and in the order of the chart of accounts; past a {@code long} it is an
     * {@link ArithmeticException}.
     */
    public static List<KindTotal> added(Stream<KindTotal> totals) {
        TreeMap<Place, KindTotal> sums = new TreeMap<>();
        totals.forEach(total -> sums.merge(new Place(total.unit(), total.kind()), total, MonthTotals::sum));
        return List.copyOf(sums.values());
    }

    private static KindTotal sum(KindTotal one, KindTotal other) {
        return new KindTotal(
                one.kind(), one.unit(), Math.addExact(one.debitsMinor(), other.debitsMinor()),
                Math.addExact(one.creditsMinor(), other.creditsMinor()));
    }
}
