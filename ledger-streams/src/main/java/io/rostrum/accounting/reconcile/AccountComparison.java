package io.rostrum.accounting.reconcile;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Holds the balances that follow from the entries of a book against those that somebody else keeps. */
final class AccountComparison {

    private record Total(String name, ToLongFunction<Balance> minor) {}

    private static final List<Total> TOTALS = List.of(
            new Total("debits", Balance::debitsMinor), new Total("credits", Balance::creditsMinor),
            new Total("reserved debits", Balance::reservedDebitsMinor),
            new Total("reserved credits", Balance::reservedCreditsMinor));

    private AccountComparison() {}

    /** @param who keeps the balances {@code kept} */
    static List<Difference> of(
            BookId bookId, Collection<Balance> entries, String who, Collection<Balance> kept) {
        Map<String, Balance> follow = byKey(bookId, entries);
        Map<String, Balance> said = byKey(bookId, kept);
        Map<String, Balance> all = new TreeMap<>(said);
        all.putAll(follow);
        List<Difference> differences = new ArrayList<>();
        all.forEach((key, any) -> {
            for (Total total : TOTALS) {
                Long first = minor(follow.get(key), total);
                Long second = minor(said.get(key), total);
                if (orZero(first) != orZero(second)) {
                    differences.add(new Difference(
                            Difference.Kind.ACCOUNT, subject(any.account(), total), any.unit(),
                            Reconciliation.JOURNAL, first, who, second));
                }
            }
        });
        return differences;
    }

    private static Map<String, Balance> byKey(BookId bookId, Collection<Balance> balances) {
        Map<String, Balance> byKey = new TreeMap<>();
        balances.stream()
                .filter(balance -> balance.bookId().equals(bookId))
                .forEach(
                        balance -> byKey.put(
                                Balance.key(bookId, balance.account(), balance.unit()), balance));
        return byKey;
    }

    private static String subject(Account account, Total total) {
        return account.name() + " " + total.name();
    }

    private static Long minor(Balance balance, Total total) {
        return balance == null ? null : Long.valueOf(total.minor().applyAsLong(balance));
    }

    private static long orZero(Long minor) {
        return minor == null ? 0 : minor;
    }
}
