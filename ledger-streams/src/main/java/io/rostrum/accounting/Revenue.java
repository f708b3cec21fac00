package io.rostrum.accounting;

import io.rostrum.contracts.ledger.AccountClass;
import io.rostrum.contracts.ledger.AccountKind;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.KindTotal;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Side;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the platform earned, by month, currency and layer: commission, buyer's premium, plans, credits,
 * breakage, forfeits.
 *
 * @param closedThrough the last closed month, up to which nothing changes any more; absent while none is
 * @param lines by month, currency and layer; layers in which nothing happened are left out
 */
public record Revenue(BookId bookId, Month closedThrough, List<Line> lines) {

    /**
     * One layer in one month and currency; in minor units.
     *
     * @param layer the income account
     * @param givenBackMinor of earned money, by refunds and card disputes
     */
    public record Line(Month month, String unit, String layer, long earnedMinor, long givenBackMinor,
            long netMinor) {}

    public Revenue {
        lines = List.copyOf(lines);
    }

    /** @param months the totals of each month; others than income are left out */
    public static Revenue of(BookId bookId, Month closedThrough, Map<Month, List<KindTotal>> months) {
        List<Line> lines = new ArrayList<>();
        new TreeMap<>(months).forEach((month, totals) -> MonthTotals.added(totals.stream()).stream()
                .filter(total -> total.kind().accountClass() == AccountClass.INCOME)
                .forEach(total -> lines.add(new Line(
                        month, total.unit(), total.kind().form(), total.creditsMinor(), total.debitsMinor(),
                        Math.subtractExact(total.creditsMinor(), total.debitsMinor())))));
        return new Revenue(bookId, closedThrough, lines);
    }

    /** The totals that one entry adds to its month; none if it does not count. */
    public static List<KindTotal> totalsOf(JournalEntry entry) {
        return totalsOf(entry.phase(), entry.postings());
    }

    /** The same for these postings of an entry in that phase. */
    public static List<KindTotal> totalsOf(EntryPhase phase, List<Posting> postings) {
        return phase.counts() ? MonthTotals.added(postings.stream().map(Revenue::totalOf)) : List.of();
    }

    private static KindTotal totalOf(Posting posting) {
        AccountKind kind = posting.account().kind();
        boolean debit = posting.side() == Side.DEBIT;
        return new KindTotal(kind, posting.unit(), debit ? posting.minor() : 0, debit ? 0 : posting.minor());
    }

    /** As CSV (RFC 4180), amounts in minor and in major units. */
    public List<String> csv() {
        List<String> rows = new ArrayList<>();
        rows.add("month,closed,unit,layer,earned_minor,given_back_minor,net_minor,net");
        for (Line line : lines) {
            boolean closed = closedThrough != null && line.month().compareTo(closedThrough) <= 0;
            rows.add(String.join(
                    ",", line.month().value(), Boolean.toString(closed), line.unit(), line.layer(),
                    Long.toString(line.earnedMinor()), Long.toString(line.givenBackMinor()),
                            Long.toString(line.netMinor()),
                    Major.text(line.netMinor(), line.unit())));
        }
        return rows;
    }
}
