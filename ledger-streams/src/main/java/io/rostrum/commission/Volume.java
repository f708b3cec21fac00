package io.rostrum.commission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A seller's released sales in one currency, net of refunds, by the hour in which they were released.
 *
 * <p>At most 30 days of hours are kept, so it is bounded; the window moves by whole hours. A refund takes
 * from the hour in which its sale was released, and nothing if that is over.
 *
 * @param hours the oldest first
 */
public record Volume(List<Hour> hours) {

    public static final Volume NONE = new Volume(List.of());

    private static final long HOUR_MILLIS = 3_600_000;
    private static final long WINDOW_HOURS = 30L * 24;

    /** @param hour since the epoch */
    public record Hour(long hour, long minor) {}

    public Volume {
        hours = List.copyOf(hours);
    }

    /** The sales released in the 30 days up to {@code nowMillis}. */
    public long at(long nowMillis) {
        long first = first(nowMillis);
        return hours.stream().filter(each -> each.hour() > first).mapToLong(Hour::minor)
                .reduce(0, Math::addExact);
    }

    /** @param minor below zero for a refund */
    public Volume plus(long releasedAtMillis, long minor, long nowMillis) {
        long hour = releasedAtMillis / HOUR_MILLIS;
        long first = first(nowMillis);
        List<Hour> next = new ArrayList<>();
        long here = hour > first ? minor : 0;
        for (Hour each : hours) {
            if (each.hour() == hour) {
                here = Math.addExact(here, each.minor());
            } else if (each.hour() > first) {
                next.add(each);
            }
        }
        if (hour > first && here != 0) {
            next.add(new Hour(hour, here));
        }
        next.sort(Comparator.comparingLong(Hour::hour));
        return new Volume(next);
    }

    private static long first(long nowMillis) {
        return nowMillis / HOUR_MILLIS - WINDOW_HOURS;
    }
}
