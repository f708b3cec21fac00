package io.rostrum.analytics.figures;

import io.rostrum.analytics.question.Range;
import io.rostrum.analytics.question.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** What is made of rows, as tables of examples. */
class FiguresTest {

    private static final long DAY = Times.DAY_MILLIS;

    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource({"0, 4, 0", "1, 3, 3333", "2, 3, 6667", "4, 4, 10000", "1, 20000, 1", "9, 4, 22500"})
    void sharesAreRounded(long part, long whole, int basisPoints) {
        assertEquals(basisPoints, Shares.of(part, whole));
    }

    @Test
    void aShareOfNothingIsAbsent() {
        assertNull(Shares.of(0, 0));
        assertNull(Shares.above(5, 0));
        assertEquals(-2_500, Shares.above(75, 100));
        assertEquals(Integer.MAX_VALUE, Shares.of(Long.MAX_VALUE, 1));
    }

    @Test
    void numbersAreReadAsPinotAndPostgresWriteThem() {
        Rows rows = Table.of("""
                a      b         c    d          e
                1.8E12 -Infinity null 9007199254 41
                """);
        Rows.Row row = rows.single();
        assertEquals(1_800_000_000_000L, row.number("a"));
        assertEquals(0, row.number("b"));
        assertEquals(0, row.number("c"));
        assertEquals(9_007_199_254L, row.number("d"));
        assertEquals(41, row.small("e"));
    }

    @Test
    void aShowIsJoinedOutOfFourStatements() {
        List<ShowFigures> shows = ShowFigures.join(
                Table.of("""
                        show_id title status currency starts_at_millis live_at_millis ended_at_millis
                        b       B     LIVE   USD      0                500            0
                        a       A     ENDED  EUR      100              200            300
                        """),
                Table.of("""
                        show_id lots_all bids_all hammer_all lots_closed lots_sold
                        a       4        30       9000       3           2
                        """),
                Table.of("""
                        show_id bidders
                        a       6
                        """),
                Table.of("""
                        show_id node_id viewers
                        a       g1      40
                        a       g2      5
                        b       g1      7
                        """));

        assertEquals(
                List.of(
                        new ShowFigures("b", "B", "LIVE", "USD", null, 500L, null, 0, 0, 0, null, 0, 0, 0, 7),
                        new ShowFigures(
                                "a", "A", "ENDED", "EUR", 100L, 200L, 300L, 4, 3, 2, 6_667, 9_000, 30, 6, 45)),
                shows);
    }

    @Test
    void thePulseHasMinutesInWhichNothingHappened() {
        ShowFigures show = show("s", "USD", 100, 60_000, 0);
        Pulse pulse = Pulse.of(
                show,
                new Range(60_000, 240_000),
                Table.of("""
                        epoch_minute bids_all bidders
                        1            5        2
                        3            1        1
                        """),
                Table.of("""
                        minute_millis viewers joins_all
                        120000        9       4
                        """),
                Table.of("""
                        epoch_minute hammer_all
                        3            700
                        """));

        assertEquals(
                List.of(
                        new Pulse.Minute(60_000, 5, 2, null, 0, 0),
                        new Pulse.Minute(120_000, 0, 0, 9L, 4, 0),
                        new Pulse.Minute(180_000, 1, 1, null, 0, 700)),
                pulse.minutes());
    }

    @ParameterizedTest(name = "live at {0}, ended at {1}, now {2}, {3} minutes: {4} to {5}")
    @CsvSource({
        "60000, 0, 200000, 180, 60000, 240000",
        "60000, 0, 200000, 1, 180000, 240000",
        "60001, 130000, 999999, 180, 60000, 180000",
        "0, 0, 200000, 180, 180000, 240000",
    })
    void thePulseEndsWithTheShowOrNow(long live, long ended, long now, int minutes, long from, long to) {
        assertEquals(new Range(from, to), Pulse.range(show("s", "USD", 0, live, ended), minutes, now));
    }

    @Test
    void onlyEarlierShowsInTheSameCurrencyAreComparedAndTheMiddleOnesAveraged() {
        Comparison comparison = Comparison.of(
                show("now", "USD", 500, 9, 0),
                List.of(
                        show("a", "USD", 100, 8, 0), show("x", "EUR", 9_999, 7, 0), show("b", "USD", 300, 6, 0),
                        show("c", "USD", 201, 5, 0), show("d", "USD", 205, 4, 0), show("e", "USD", 7, 3, 0)),
                4);

        assertEquals(List.of("a", "b", "c", "d"), comparison.earlier().stream().map(ShowFigures::showId).toList());
        assertEquals(203, comparison.median().gmvMinor());
        assertNull(Comparison.of(show("now", "USD", 1, 1, 0), List.of(), 4).median());
    }

    @Test
    void aBuyerReturnsWhoWonInTwoShows() {
        Buyers buyers = Buyers.of(new Range(1_000, 2_000), Table.of("""
                buyer_id show_id currency orders_all hammer_all first_won last_won
                ann      s1      USD      2          100        500       600
                ann      s2      USD      1          50         1500      1500
                bea      s2      USD      1          10         1600      1600
                bea      s2      EUR      1          20         1700      1700
                old      s1      USD      1          99         400       400
                """));

        assertEquals(2, buyers.buyers());
        assertEquals(1, buyers.returning());
        assertEquals(5_000, buyers.returningBasisPoints());
        assertEquals(
                new Buyers.Buyer("ann", 2, 3, 500, 1_500, List.of(new Buyers.Spent("USD", 150))),
                buyers.rows().getFirst());
        assertEquals(
                List.of(new Buyers.Spent("EUR", 20), new Buyers.Spent("USD", 10)), buyers.rows().get(1).spent());
    }

    @Test
    void aCohortIsTheMonthOfTheFirstWin() {
        long october = Instant.parse("2026-10-15T12:00:00Z").toEpochMilli();
        long november = Instant.parse("2026-11-15T12:00:00Z").toEpochMilli();
        long august = Instant.parse("2026-08-15T12:00:00Z").toEpochMilli();
        Rows wins = Table.of("""
                buyer_id show_id currency orders_all hammer_all first_won last_won
                ann      s1      USD      1          1          %1$d      %1$d
                ann      s2      USD      1          1          %2$d      %2$d
                bea      s1      USD      1          1          %1$d      %1$d
                cat      s2      USD      1          1          %2$d      %2$d
                old      s0      USD      1          1          %3$d      %3$d
                old      s2      USD      1          1          %2$d      %2$d
                """.formatted(october, november, august));

        Cohorts cohorts = Cohorts.of(new Range(october, november + 1), wins);

        assertEquals(
                List.of(
                        new Cohorts.Cohort("2026-10", 2, List.of(2, 1)),
                        new Cohorts.Cohort("2026-11", 1, List.of(1))),
                cohorts.cohorts());
    }

    @Test
    void onlyWhatAClockMovesIsExpectedOnADay() {
        long now = 100 * DAY + 5;
        Payouts payouts = Payouts.of(
                Table.of("""
                        currency epoch_day orders_all seller_all reversed_all
                        USD      97        2          500        100
                        """),
                Table.of("""
                        currency epoch_day orders_all seller_all reversed_all
                        USD      98        1          40         0
                        USD      102       1          60         0
                        """),
                Table.of("""
                        currency state     card_disputed epoch_day orders_all seller_all
                        USD      DELIVERED false         102       1          30
                        USD      DELIVERED true          102       1          7
                        USD      SHIPPED   false         110       2          11
                        USD      RELEASING false         0         1          5
                        EUR      HELD      false         103       1          9
                        """),
                now);

        assertEquals(
                List.of(
                        new Payouts.InCurrency("EUR", 0, List.of(), List.of(), 9, 1),
                        new Payouts.InCurrency(
                                "USD", 400, List.of(new Payouts.Day(97 * DAY, 400, 2)),
                                List.of(new Payouts.Day(100 * DAY, 45, 2), new Payouts.Day(102 * DAY, 90, 2)),
                                18, 3)),
                payouts.currencies());
    }

    @Test
    void holdsAndCategoriesComeWithTheMostFirst() {
        Holds holds = Holds.of(Table.of("""
                hold_reason       currency orders_all seller_all oldest
                IN_TRANSIT        USD      1          10         0
                AWAITING_SHIPMENT USD      2          30         77
                """));
        assertEquals(new Holds.Hold("AWAITING_SHIPMENT", "USD", 2, 30, 77L), holds.holds().getFirst());
        assertNull(holds.holds().get(1).oldestMillis());

        Categories categories = Categories.of(new Range(0, 9), Table.of("""
                category currency lots_closed hammer_all lots_sold
                toys     USD      4           10         1
                vinyl    USD      2           90         2
                """));
        assertEquals(
                new Categories.Category("vinyl", "USD", 2, 2, 10_000, 90), categories.categories().getFirst());
    }

    @Test
    void attentionCountsTheMinutesInWhichALotWasOpen() {
        Attention attention = Attention.of(
                show("s", "USD", 0, 60_000, 0),
                Table.of("""
                        lot_id position title opened_at_millis closed_at_millis bids
                        a      1        A     70000            130000           5
                        b      2        B     180000           0                1
                        c      3        C     0                0                0
                        """),
                Table.of("""
                        lot_id bidders
                        a      3
                        """),
                Table.of("""
                        minute_millis viewers
                        60000         10
                        120000        21
                        180000        30
                        """),
                200_000);

        assertEquals(
                List.of(
                        new Attention.Lot("a", 1, "A", 60_000L, 16L, 21L, 31, 5, 3),
                        new Attention.Lot("b", 2, "B", 20_000L, 30L, 30L, 30, 1, 0),
                        new Attention.Lot("c", 3, "C", null, null, null, 0, 0, 0)),
                attention.lots());
    }

    @Test
    void aCellThatASpreadsheetWouldCalculateBeginsWithAnApostrophe() {
        Sheet sheet = Sheet.ofShows(List.of(new ShowFigures(
                "s", "=HYPERLINK(1)", "LIVE", "USD", null, 1L, null, 0, 0, 0, null, 0, 0, 0, 0)));

        assertEquals("'=HYPERLINK(1)", sheet.rows().getFirst().get(1));
        assertEquals("", sheet.rows().getFirst().get(5));
        assertEquals(sheet.header().size(), sheet.rows().getFirst().size());
    }

    private static ShowFigures show(String id, String currency, long gmv, long live, long ended) {
        return new ShowFigures(
                id, id, "ENDED", currency, null, Times.known(live), Times.known(ended), 1, 1, 1, 10_000, gmv, 1, 1, 1);
    }
}
