package io.rostrum.analytics.figures;

/** Times as the record has them: 0 is "it has not happened". */
final class Times {

    static final long MINUTE_MILLIS = 60_000;
    static final long DAY_MILLIS = 24 * 60 * MINUTE_MILLIS;

    private Times() {}

    static Long known(long millis) {
        return millis == 0 ? null : millis;
    }
}
