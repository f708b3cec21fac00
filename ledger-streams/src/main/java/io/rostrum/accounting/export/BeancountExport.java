package io.rostrum.accounting.export;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.AccountClass;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.Posting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The format of Beancount 2 and 3 (https://beancount.github.io/docs/beancount_language_syntax.html), such
 * that {@code bean-check} passes. Beancount's names hold letters, digits and dashes only: an id is written
 * after {@code Id-}, with {@code --} for a dash, {@code -u} for {@code _}, {@code -d} for a dot and
 * {@code -t} for {@code ~}; so no two meet.
 */
public final class BeancountExport implements BookExport {

    private final Set<String> declared = new HashSet<>();
    private final String title;

    public BeancountExport(String title) {
        this.title = title;
    }

    @Override
    public List<String> begin(Month closedThrough) {
        return List.of(Amounts.closed("; ", closedThrough), "option \"title\" " + quoted(title), "");
    }

    @Override
    public List<String> entry(JournalEntry entry) {
        List<String> lines = new ArrayList<>();
        LocalDate day = Amounts.day(entry.atMillis());
        for (Posting posting : entry.postings()) {
            declare(lines, day, "commodity " + posting.unit());
            declare(lines, day, "open " + name(posting.account()));
        }
        lines.add(
                day + " * " + quoted(entry.fact().getClass().getSimpleName()) + " " + quoted(
                        entry.entryId()));
        lines.add("  seq: " + entry.seq());
        if (entry.effectiveMillis() != null) {
            lines.add("  effective: " + Amounts.day(entry.effectiveMillis()));
        }
        for (Posting posting : entry.postings()) {
            lines.add("  " + name(posting.account()) + "  " + Amounts.signed(posting) + " " + posting.unit());
        }
        lines.add("");
        return lines;
    }

    private void declare(List<String> lines, LocalDate day, String directive) {
        if (declared.add(directive)) {
            lines.add(day + " " + directive);
        }
    }

    static String name(Account account) {
        AccountClass accountClass = account.kind().accountClass();
        StringBuilder name =
                new StringBuilder(accountClass == AccountClass.CREDITS ? "Equity" : heading(accountClass));
        String id = account.id();
        for (String part : account.name().split(":")) {
            name.append(':').append(!id.isEmpty() && part.equals(id) ? "Id-" + encoded(id) : capital(part));
        }
        return name.toString();
    }

    private static String heading(AccountClass accountClass) {
        return capital(accountClass.heading());
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String encoded(String id) {
        return id.replace("-", "--").replace("_", "-u").replace(".", "-d").replace("~", "-t");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", "_") + '"';
    }
}
