package io.rostrum.accounting.export;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.AccountClass;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Units;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The journal format of hledger 1.x (https://hledger.org/hledger.html#journal), such that
 * {@code hledger check --strict} and {@code hledger check ordereddates} pass. Accounts stand below the
 * heading of their class; credits below {@code equity}.
 */
public final class HledgerExport implements BookExport {

    private final Set<String> declared = new HashSet<>();

    @Override
    public List<String> begin(Month closedThrough) {
        return List.of(
                "; Times are UTC. A second date is that on which an entry counts.",
                Amounts.closed("; ", closedThrough), "decimal-mark .", "");
    }

    @Override
    public List<String> entry(JournalEntry entry) {
        List<String> lines = new ArrayList<>();
        for (Posting posting : entry.postings()) {
            declare(lines, "commodity " + sample(posting.unit()));
            declare(lines, "account " + name(posting.account()));
        }
        String counts = entry.effectiveMillis() == null ? "" : "=" + Amounts.day(entry.effectiveMillis());
        lines.add(
                Amounts.day(entry.atMillis()) + counts + " * (" + entry.seq() + ") " + oneLine(
                        entry.entryId()));
        lines.add("    ; type: " + entry.fact().getClass().getSimpleName() + ", at: "
                + Instant.ofEpochMilli(entry.atMillis()));
        for (Posting posting : entry.postings()) {
            lines.add(
                    "    " + name(posting.account()) + "  " + Amounts.signed(posting) + " " + posting.unit());
        }
        lines.add("");
        return lines;
    }

    private void declare(List<String> lines, String directive) {
        if (declared.add(directive)) {
            lines.add(directive);
        }
    }

    /** A sample amount shows how many digits the unit has; a decimal mark must stand in it. */
    private static String sample(String unit) {
        int digits = Units.fractionDigits(unit);
        return "1000." + "0".repeat(digits) + " " + unit;
    }

    static String name(Account account) {
        AccountClass accountClass = account.kind().accountClass();
        return (accountClass == AccountClass.CREDITS ? "equity" : accountClass.heading()) + ":"
                + account.name();
    }

    /** A semicolon begins a comment, a bar parts payee from note. */
    private static String oneLine(String text) {
        return text.replaceAll("[;|\\p{Cntrl}]", "_");
    }
}
