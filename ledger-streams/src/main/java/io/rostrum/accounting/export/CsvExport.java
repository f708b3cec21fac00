package io.rostrum.accounting.export;

import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.Posting;

import java.time.Instant;
import java.util.List;

/** One line a posting, as RFC 4180 has it; amounts in minor and in major units, debits positive. */
public final class CsvExport implements BookExport {

    private Month closedThrough;

    @Override
    public List<String> begin(Month closed) {
        closedThrough = closed;
        return List.of("book,seq,at,entry_id,fact,account,class,side,minor,unit,amount,month,period");
    }

    @Override
    public List<String> entry(JournalEntry entry) {
        return entry.postings().stream().map(posting -> line(entry, posting, period(entry))).toList();
    }

    /** The month in which it counts, and whether that is closed. */
    private String period(JournalEntry entry) {
        boolean closed = closedThrough != null && entry.month().compareTo(closedThrough) <= 0;
        return entry.month() + "," + (closed ? "closed" : "open");
    }

    private static String line(JournalEntry entry, Posting posting, String period) {
        return String.join(
                ",", entry.bookId().value(), Long.toString(entry.seq()),
                Instant.ofEpochMilli(entry.atMillis()).toString(), field(entry.entryId()),
                entry.fact().getClass().getSimpleName(), posting.account().name(),
                posting.account().kind().accountClass().heading(), posting.side().name(),
                Long.toString(posting.minor()), posting.unit(), Amounts.signed(posting), period);
    }

    /**
     * Quoted where it must be; a field that a spreadsheet would take for a formula cannot begin an entry's
     * id.
     */
    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
