package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Every account of a book with its totals, and the totals of each unit, which must agree.
 *
 * @param seq the last entry that it covers
 * @param lines by unit, class and name; accounts that were never posted to are left out
 */
public record TrialBalance(BookId bookId, long seq, List<Line> lines, List<Total> totals) {

    /**
     * One account in one unit; in minor units. {@code netMinor} is on the side on which the account grows.
     */
    public record Line(Account account, String unit, long debitsMinor, long creditsMinor, long netMinor) {}

    /** All accounts of one unit together; in minor units. */
    public record Total(String unit, long debitsMinor, long creditsMinor, boolean balanced) {}

    public TrialBalance {
        lines = List.copyOf(lines);
        totals = List.copyOf(totals);
    }

    /** Draws it up from the balances of one book. */
    public static TrialBalance of(BookId bookId, Collection<Balance> balances) {
        List<Line> lines = balances.stream()
                .filter(balance -> balance.debitsMinor() != 0 || balance.creditsMinor() != 0)
                .map(balance -> new Line(
                        balance.account(), balance.unit(), balance.debitsMinor(), balance.creditsMinor(),
                        balance.netMinor()))
                .sorted(Comparator.comparing(Line::unit)
                        .thenComparing(line -> line.account().kind().accountClass())
                        .thenComparing(Line::account))
                .toList();
        TreeMap<String, long[]> sums = new TreeMap<>();
        for (Line line : lines) {
            long[] sum = sums.computeIfAbsent(line.unit(), unit -> new long[2]);
            sum[0] = Math.addExact(sum[0], line.debitsMinor());
            sum[1] = Math.addExact(sum[1], line.creditsMinor());
        }
        List<Total> totals = sums.entrySet().stream()
                .map(sum -> new Total(
                        sum.getKey(), sum.getValue()[0], sum.getValue()[1],
                        sum.getValue()[0] == sum.getValue()[1]))
                .toList();
        long seq = balances.stream().mapToLong(Balance::seq).max().orElse(0);
        return new TrialBalance(bookId, seq, lines, totals);
    }

    /** Whether debits equal credits in every unit. */
    public boolean balanced() {
        return totals.stream().allMatch(Total::balanced);
    }
}
