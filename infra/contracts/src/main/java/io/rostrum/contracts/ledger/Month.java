package io.rostrum.contracts.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** One month of the calendar in UTC, such as {@code 2026-10}: a period of the books. */
public record Month(@JsonValue String value) implements Comparable<Month> {

    private static final Pattern FORM = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");

    /** The month that was asked for last: a journal asks for the same one again and again. */
    private static volatile Span last = new Span(new Month("1970-01"));

    private record Span(Month month, long startMillis, long endMillis) {

        Span(Month month) {
            this(month, month.startMillis(), month.endMillis());
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Month {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a month is written as 2026-10");
        }
    }

    /** The month of a moment. */
    public static Month of(long atMillis) {
        Span span = last;
        if (atMillis < span.startMillis() || atMillis >= span.endMillis()) {
            span = new Span(of(YearMonth.from(Instant.ofEpochMilli(atMillis).atOffset(ZoneOffset.UTC))));
            last = span;
        }
        return span.month();
    }

    private static Month of(YearMonth month) {
        return new Month(month.toString());
    }

    /** Asked at every posting, where the generated one shows in profiles. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Month(String one) && value.equals(one);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    public Month before() {
        return of(YearMonth.parse(value).minusMonths(1));
    }

    private Month after() {
        return of(YearMonth.parse(value).plusMonths(1));
    }

    /** Its first moment. */
    public long startMillis() {
        return YearMonth.parse(value).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /** The first moment that is no longer in it. */
    public long endMillis() {
        return after().startMillis();
    }

    @Override
    public int compareTo(Month other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
