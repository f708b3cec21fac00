package io.rostrum.analytics.figures;

import io.rostrum.analytics.question.Rows;
import io.rostrum.analytics.question.Rows.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was paid out to a seller, and what is to come; one for each currency. */
public record Payouts(List<InCurrency> currencies) {

    /**
     * @param expected by the day on which it comes if nobody objects
     * @param unknownMinor of orders that no clock moves on
     */
    public record InCurrency(
            String currency, long paidOutMinor, List<Day> paidOut, List<Day> expected, long unknownMinor,
            long unknownOrders) {}

    /** A day (UTC) by its beginning. */
    public record Day(long dayMillis, long amountMinor, long orders) {}

    /**
     * @param paidOut by day
     * @param underWay transferred to the seller's account, by the day until which it is paid out
     * @param owed paid by buyers and not transferred, by where it stands and the day of the next deadline
     */
    public static Payouts of(Rows paidOut, Rows underWay, Rows owed, long nowMillis) {
        Map<String, Sums> byCurrency = new TreeMap<>();
        long today = nowMillis / Times.DAY_MILLIS;
        paidOut.stream().forEach(row -> sums(byCurrency, row).paidOut
                .merge(row.number("epoch_day"), part(row, "reversed_all"), Payouts::plus));
        underWay.stream().forEach(row -> sums(byCurrency, row).expected
                .merge(Math.max(today, row.number("epoch_day")), part(row, "reversed_all"), Payouts::plus));
        owed.stream().forEach(row -> owed(sums(byCurrency, row), row, today));
        return new Payouts(byCurrency.entrySet().stream()
                .map(each -> each.getValue().figures(each.getKey()))
                .toList());
    }

    /** A delivered order is released at its deadline; one that is being released comes today. */
    private static void owed(Sums sums, Row row, long today) {
        Day part = part(row, null);
        String state = row.text("state");
        boolean clockRuns = !row.flag("card_disputed");
        if (clockRuns && state.equals("DELIVERED")) {
            sums.expected.merge(Math.max(today, row.number("epoch_day")), part, Payouts::plus);
        } else if (clockRuns && (state.equals("RELEASING") || state.equals("RELEASED"))) {
            sums.expected.merge(today, part, Payouts::plus);
        } else {
            sums.unknown = plus(sums.unknown, part);
        }
    }

    private static Sums sums(Map<String, Sums> byCurrency, Row row) {
        return byCurrency.computeIfAbsent(row.text("currency"), currency -> new Sums());
    }

    private static Day part(Row row, String reversed) {
        long back = reversed == null ? 0 : row.number(reversed);
        return new Day(0, row.number("seller_all") - back, row.number("orders_all"));
    }

    private static Day plus(Day one, Day other) {
        return new Day(
                0, Math.addExact(one.amountMinor(), other.amountMinor()), one.orders() + other.orders());
    }

    /** What is gathered of one currency. */
    private static final class Sums {

        private final Map<Long, Day> paidOut = new TreeMap<>();
        private final Map<Long, Day> expected = new TreeMap<>();
        private Day unknown = new Day(0, 0, 0);

        private InCurrency figures(String currency) {
            return new InCurrency(
                    currency, paidOut.values().stream().mapToLong(Day::amountMinor).sum(), days(paidOut),
                    days(expected), unknown.amountMinor(), unknown.orders());
        }

        private static List<Day> days(Map<Long, Day> byDay) {
            List<Day> days = new ArrayList<>();
            byDay.forEach((day, sum) ->
                    days.add(new Day(day * Times.DAY_MILLIS, sum.amountMinor(), sum.orders())));
            return List.copyOf(days);
        }
    }
}
