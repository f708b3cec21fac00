package io.rostrum.analytics.figures;

import io.rostrum.analytics.question.Range;
import io.rostrum.analytics.question.Rows;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Buyers by the month (UTC) of their first win, oldest first. */
public record Cohorts(List<Cohort> cohorts) {

    /** @param returned how many of them won in the n-th month after; the first is the month itself */
    public record Cohort(String month, int buyers, List<Integer> returned) {}

    /** Of the cohorts whose first month lies in the range or ends in it. */
    public static Cohorts of(Range range, Rows wins) {
        Map<String, Set<YearMonth>> months = new TreeMap<>();
        for (Win win : Win.all(wins)) {
            Set<YearMonth> won = months.computeIfAbsent(win.buyer(), buyer -> new TreeSet<>());
            won.add(month(win.first()));
            won.add(month(win.last()));
        }
        YearMonth from = month(range.fromMillis());
        YearMonth to = month(range.toMillis() - 1);
        Map<YearMonth, List<Set<YearMonth>>> byFirst = new TreeMap<>();
        for (Set<YearMonth> won : months.values()) {
            YearMonth first = won.iterator().next();
            if (!first.isBefore(from)) {
                byFirst.computeIfAbsent(first, month -> new ArrayList<>()).add(won);
            }
        }
        return new Cohorts(byFirst.entrySet().stream()
                .map(each -> cohort(each.getKey(), to, each.getValue()))
                .toList());
    }

    private static Cohort cohort(YearMonth first, YearMonth to, List<Set<YearMonth>> buyers) {
        List<Integer> returned = new ArrayList<>();
        long last = ChronoUnit.MONTHS.between(first, to);
        for (long after = 0; after <= last; after++) {
            YearMonth month = first.plusMonths(after);
            returned.add((int) buyers.stream().filter(won -> won.contains(month)).count());
        }
        return new Cohort(first.toString(), buyers.size(), List.copyOf(returned));
    }

    private static YearMonth month(long millis) {
        return YearMonth.from(Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC));
    }
}
