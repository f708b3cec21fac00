package io.rostrum.desks.user;

/**
 * Credits that wait for a bid.
 *
 * @param untilMillis then they are free again, as the bid did not come
 */
public record Spotlight(String showId, long credits, long untilMillis) {}
