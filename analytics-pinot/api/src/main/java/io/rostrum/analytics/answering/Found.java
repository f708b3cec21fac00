package io.rostrum.analytics.answering;

/**
 * What was found out.
 *
 * @param data a record
 * @param newestMillis time of the newest fact in it; 0 when there is none
 * @param truncated a bound was reached, so that something may be missing
 */
public record Found(Object data, long newestMillis, boolean truncated) {}
