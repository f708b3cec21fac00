package io.rostrum.analytics.answering;

import io.rostrum.analytics.figures.Attention;
import io.rostrum.analytics.figures.BidPage;
import io.rostrum.analytics.figures.Buyers;
import io.rostrum.analytics.figures.Categories;
import io.rostrum.analytics.figures.Cohorts;
import io.rostrum.analytics.figures.Comparison;
import io.rostrum.analytics.figures.Funnel;
import io.rostrum.analytics.figures.Holds;
import io.rostrum.analytics.figures.LotFigures;
import io.rostrum.analytics.figures.Payouts;
import io.rostrum.analytics.figures.Pulse;
import io.rostrum.analytics.figures.ShowFigures;
import io.rostrum.analytics.figures.ShowNow;
import io.rostrum.analytics.question.Numbers;
import io.rostrum.analytics.question.NumbersAway;
import io.rostrum.analytics.question.Questions;
import io.rostrum.analytics.question.Range;
import io.rostrum.analytics.question.Rows;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;

import java.util.List;
import java.util.stream.Stream;

/**
 * Finds out what one seller asks: which statements are put, and what is made of their rows. Null is "there is
 * no such thing", which a show of somebody else is too.
 */
public final class Findings {

    private static final long MINUTE_MILLIS = 60_000;
    /** A gateway that has not counted for so long is taken for gone. */
    private static final long VIEWERS_MILLIS = 2 * MINUTE_MILLIS;
    /** Earlier shows that are looked at for those in the same currency. */
    private static final int EARLIER_MAX = 100;

    private final Numbers numbers;
    private final Questions questions;
    private final long nowMillis;

    public Findings(Numbers numbers, UserId seller, long nowMillis) {
        this.numbers = numbers;
        this.questions = new Questions(seller);
        this.nowMillis = nowMillis;
    }

    /** Shows of a range. */
    public record Shows(long fromMillis, long toMillis, List<ShowFigures> shows) {}

    public Found shows(Range range) throws NumbersAway {
        List<Rows> found = numbers.ask(List.of(questions.shows(range), questions.newestShow()));
        Totals totals = totals(found.getFirst());
        return new Found(
                new Shows(range.fromMillis(), range.toMillis(), totals.shows()),
                Math.max(totals.newestMillis(), newest(found.get(1))),
                found.getFirst().full());
    }

    /** Shows with their totals. */
    private record Totals(List<ShowFigures> shows, Rows lots, long newestMillis) {}

    private Totals totals(Rows shows) throws NumbersAway {
        List<ShowId> ids = shows.map(row -> new ShowId(row.text("show_id")));
        if (ids.isEmpty()) {
            return new Totals(List.of(), new Rows(List.of(), List.of(), false), 0);
        }
        List<Rows> found = numbers.ask(List.of(
                questions.lotTotals(ids), questions.bidders(ids), questions.viewersMax(ids)));
        return new Totals(
                ShowFigures.join(shows, found.getFirst(), found.get(1), found.get(2)),
                found.getFirst(),
                found.getFirst().stream().mapToLong(row -> row.number("newest")).max().orElse(0));
    }

    /** What is known of a show alone, without its lots; null if it is not the seller's. */
    private ShowFigures bare(Rows shows) {
        Rows nothing = new Rows(List.of(), List.of(), false);
        return ShowFigures.join(shows, nothing, nothing, nothing).stream().findFirst().orElse(null);
    }

    public Found show(ShowId show) throws NumbersAway {
        Totals totals = totals(numbers.ask(questions.show(show)));
        if (totals.shows().isEmpty()) {
            return null;
        }
        List<Rows> found = numbers.ask(List.of(
                questions.bidsSince(show, nowMillis - MINUTE_MILLIS),
                questions.viewersSince(show, nowMillis - VIEWERS_MILLIS)));
        return new Found(
                ShowNow.of(totals.shows().getFirst(), totals.lots(), found.getFirst(), found.get(1)),
                totals.newestMillis(),
                false);
    }

    public Found pulse(ShowId show, int minutes) throws NumbersAway {
        ShowFigures figures = bare(numbers.ask(questions.show(show)));
        if (figures == null) {
            return null;
        }
        Range range = Pulse.range(figures, minutes, nowMillis);
        List<Rows> found = numbers.ask(List.of(
                questions.bidsByMinute(show, range), questions.viewersByMinute(show, range),
                questions.valueByMinute(show, range), questions.newestLot(show)));
        return new Found(
                Pulse.of(figures, range, found.getFirst(), found.get(1), found.get(2)), newest(found.get(3)),
                false);
    }

    public Found lots(ShowId show) throws NumbersAway {
        List<Rows> found = numbers.ask(List.of(
                questions.show(show), questions.lots(show), questions.biddersByLot(show)));
        ShowFigures figures = bare(found.getFirst());
        return figures == null
                ? null
                : new Found(
                        LotFigures.of(figures, found.get(1), found.get(2)), newestUpdate(found.get(1)),
                        found.get(1).full());
    }

    public Found funnel(ShowId show) throws NumbersAway {
        List<Rows> found = numbers.ask(List.of(
                questions.show(show), questions.joins(show), questions.paddles(show), questions.bidding(show),
                questions.winning(show), questions.paying(show), questions.newestLot(show)));
        ShowFigures figures = bare(found.getFirst());
        return figures == null
                ? null
                : new Found(Funnel.of(figures, found.subList(1, 6)), newest(found.get(6)), false);
    }

    public Found comparison(ShowId show, int with) throws NumbersAway {
        Totals totals = totals(numbers.ask(questions.show(show)));
        if (totals.shows().isEmpty()) {
            return null;
        }
        ShowFigures figures = totals.shows().getFirst();
        long before = figures.liveAtMillis() == null ? nowMillis : figures.liveAtMillis();
        Rows earlier = numbers.ask(questions.showsBefore(before, EARLIER_MAX));
        Rows alike = new Rows(
                earlier.columns(),
                earlier.stream()
                        .filter(row -> row.text("currency").equals(figures.currency()))
                        .limit(with)
                        .map(Rows.Row::cells)
                        .toList(),
                false);
        return new Found(
                Comparison.of(figures, totals(alike).shows(), with), totals.newestMillis(), false);
    }

    public Found buyers(Range range) throws NumbersAway {
        List<Rows> found = numbers.ask(List.of(questions.wins(range), questions.newestOrder()));
        return new Found(
                Buyers.of(range, found.getFirst()), newest(found.get(1)), found.getFirst().full());
    }

    public Found cohorts(Range range) throws NumbersAway {
        List<Rows> found = numbers.ask(List.of(questions.wins(range), questions.newestOrder()));
        return new Found(
                Cohorts.of(range, found.getFirst()), newest(found.get(1)), found.getFirst().full());
    }

    public Found categories(Range range) throws NumbersAway {
        List<Rows> found = numbers.ask(List.of(questions.categories(range), questions.newestShow()));
        return new Found(
                Categories.of(range, found.getFirst()), newest(found.get(1)), found.getFirst().full());
    }

    public Found payouts() throws NumbersAway {
        Range range = Range.of(null, nowMillis + 1, nowMillis);
        List<Rows> found = numbers.ask(List.of(
                questions.paidOut(range), questions.underWay(), questions.owed(), questions.newestOrder()));
        return new Found(
                Payouts.of(found.getFirst(), found.get(1), found.get(2), nowMillis), newest(found.get(3)),
                found.stream().limit(3).anyMatch(Rows::full));
    }

    public Found holds() throws NumbersAway {
        List<Rows> found = numbers.ask(List.of(questions.holds(), questions.newestOrder()));
        return new Found(Holds.of(found.getFirst()), newest(found.get(1)), found.getFirst().full());
    }

    public Found attention(ShowId show) throws NumbersAway {
        ShowFigures figures = bare(numbers.ask(questions.show(show)));
        if (figures == null) {
            return null;
        }
        Range range = Pulse.range(figures, Questions.MINUTES_MAX, nowMillis);
        List<Rows> found = numbers.ask(List.of(
                questions.lots(show), questions.biddersByLot(show), questions.viewersByMinute(show, range)));
        return new Found(
                Attention.of(figures, found.getFirst(), found.get(1), found.get(2), nowMillis),
                newestUpdate(found.getFirst()),
                found.getFirst().full());
    }

    public Found bids(ShowId show, LotId lot, long afterSeq, int limit) throws NumbersAway {
        List<Rows> found = numbers.ask(List.of(
                questions.lot(show, lot), questions.bids(show, lot, afterSeq, limit),
                questions.retractions(show, lot)));
        return found.getFirst().stream()
                .findFirst()
                .map(row -> new Found(
                        BidPage.of(show.value(), row, found.get(1), found.get(2)),
                        row.number("updated_at_millis"),
                        found.get(2).full()))
                .orElse(null);
    }

    /** The plan that the seller's newest order was made under; empty before the first. */
    public static String planAtNewestOrder(Numbers numbers, UserId seller,
            String otherwise) throws NumbersAway {
        return numbers.ask(new Questions(seller).plan()).stream()
                .map(row -> row.text("plan_id"))
                .flatMap(plan -> plan.isEmpty() ? Stream.empty() : Stream.of(plan))
                .findFirst()
                .orElse(otherwise);
    }

    private static long newest(Rows rows) {
        return rows.single().number("newest");
    }

    private static long newestUpdate(Rows lots) {
        return lots.stream().mapToLong(row -> row.number("updated_at_millis")).max().orElse(0);
    }
}
