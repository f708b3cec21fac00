package io.rostrum.contracts.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** One month of the calendar in UTC, such as {@code 2026-10}: a period of the books. */
public record Month(@JsonValue String value) implements Comparable<Month> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Month {
        if (value == null || !value.matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
            throw new IllegalArgumentException("a month is written as 2026-10");
        }
    }

    /** The month of a moment. */
    public static Month of(long atMillis) {
        return of(YearMonth.from(Instant.ofEpochMilli(atMillis).atOffset(ZoneOffset.UTC)));
    }

    private static Month of(YearMonth month) {
        return new Month(month.toString());
    }

    public Month before() {
        return of(YearMonth.parse(value).minusMonths(1));
    }

    /** Its first moment. */
    public long startMillis() {
        return YearMonth.parse(value).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /** The first moment that is no longer in it. */
    public long endMillis() {
        return YearMonth.parse(value).plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
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
