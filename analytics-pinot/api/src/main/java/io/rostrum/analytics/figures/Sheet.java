package io.rostrum.analytics.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Figures as a sheet of rows, for people's spreadsheets. A text that a spreadsheet would take for a formula
 * begins with an apostrophe: titles are written by others.
 */
public record Sheet(List<String> header, List<List<String>> rows) {

    private static final String FORMULA_BEGINNINGS = "=+-@\t\r";

    private static <T> Sheet of(String header, List<T> items, Function<T, List<Object>> cells) {
        List<List<String>> rows = new ArrayList<>();
        items.forEach(item -> rows.add(cells.apply(item).stream().map(Sheet::cell).toList()));
        return new Sheet(List.of(header.split(" ")), List.copyOf(rows));
    }

    private static List<Object> cells(Object... cells) {
        return Arrays.asList(cells);
    }

    private static String cell(Object value) {
        String text = Objects.toString(value, "");
        boolean formula = value instanceof String && !text.isEmpty()
                && FORMULA_BEGINNINGS.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    public static Sheet ofShows(List<ShowFigures> shows) {
        return of(
                "showId title status currency liveAtMillis endedAtMillis lots lotsClosed lotsSold "
                        + "sellThroughBasisPoints gmvMinor bids bidders viewersMax",
                shows,
                show -> cells(
                        show.showId(), show.title(), show.status(), show.currency(), show.liveAtMillis(),
                        show.endedAtMillis(), show.lots(), show.lotsClosed(), show.lotsSold(),
                        show.sellThroughBasisPoints(), show.gmvMinor(), show.bids(), show.bidders(),
                        show.viewersMax()));
    }

    public static Sheet ofLots(LotFigures lots) {
        return of(
                "lotId position title category phase openingMinor reserve priceMinor overOpeningBasisPoints "
                        + "bids bidders openedAtMillis closedAtMillis",
                lots.lots(),
                lot -> cells(
                        lot.lotId(), lot.position(), lot.title(), lot.category(), lot.phase(),
                        lot.openingMinor(), lot.reserve(), lot.priceMinor(), lot.overOpeningBasisPoints(),
                        lot.bids(),
                        lot.bidders(), lot.openedAtMillis(), lot.closedAtMillis()));
    }

    public static Sheet ofPulse(Pulse pulse) {
        return of(
                "atMillis bids bidders viewers joins gmvMinor",
                pulse.minutes(),
                minute -> cells(
                        minute.atMillis(), minute.bids(), minute.bidders(), minute.viewers(), minute.joins(),
                        minute.gmvMinor()));
    }

    /** One row for each buyer and currency. */
    public static Sheet ofBuyers(Buyers buyers) {
        List<List<Object>> rows = new ArrayList<>();
        buyers.rows().forEach(buyer -> buyer.spent().forEach(spent -> rows.add(cells(
                buyer.buyer(), buyer.showsWon(), buyer.lotsWon(), buyer.firstWonMillis(),
                        buyer.lastWonMillis(),
                spent.currency(), spent.amountMinor()))));
        return of("buyer showsWon lotsWon firstWonMillis lastWonMillis currency spentMinor", rows,
                row -> row);
    }

    public static Sheet ofCategories(Categories categories) {
        return of(
                "category currency lotsClosed lotsSold sellThroughBasisPoints gmvMinor",
                categories.categories(),
                each -> cells(
                        each.category(), each.currency(), each.lotsClosed(), each.lotsSold(),
                        each.sellThroughBasisPoints(), each.gmvMinor()));
    }

    public static Sheet ofBids(BidPage page) {
        return of(
                "seq atMillis paddle outcome reason kind ownRaise priceMinor leads extended retracted",
                page.bids(),
                bid -> cells(
                        bid.seq(), bid.atMillis(), bid.paddle(), bid.outcome(), bid.reason(), bid.kind(),
                        bid.ownRaise(), bid.priceMinor(), bid.leads(), bid.extended(), bid.retracted()));
    }
}
