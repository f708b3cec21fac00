package io.rostrum.analytics.answering;

/**
 * How old numbers are.
 *
 * @param newestMillis time of the newest fact in them; absent when there is none
 * @param readMillis when they were asked for
 * @param ageMillis now − {@code readMillis}
 */
public record AsOf(State state, Long newestMillis, long readMillis, long ageMillis) {

    /** Whether numbers are asked for, or remembered. */
    public enum State {
        /** They were asked for just now. */
        FRESH,
        /** They cannot be asked for; these are the newest that there were. */
        AWAY
    }
}
