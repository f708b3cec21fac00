package io.rostrum.bench.bids;

import java.util.List;

/**
 * How long {@code bench bids} looks.
 *
 * @param rounds of each path at each rate, interleaved
 * @param seconds measured in each leg
 * @param leadInSeconds of load before that, in each leg, that are not in the figures
 * @param warmUpSeconds of load on each path before the first round
 * @param trialRounds of each variant of the floor, to find the fastest
 * @param trialSeconds measured in each of those
 * @param widerRounds the rounds at parallelism 2
 * @param saturationRounds of the job and the identity job in turn
 * @param backlogBids bids in the log before a job is let loose on them, to see its greatest rate
 * @param rates bids a second
 */
public record BidsPlan(
        int rounds,
        int seconds,
        int leadInSeconds,
        int warmUpSeconds,
        int trialRounds,
        int trialSeconds,
        int widerRounds,
        int saturationRounds,
        int backlogBids,
        List<Integer> rates) {

    static final int SHOWS = 10;
    static final int LOTS_PER_SHOW = 5;

    public BidsPlan {
        rates = List.copyOf(rates);
        if (rounds < 1 || seconds < 1) {
            throw new IllegalArgumentException("at least one round of at least one second");
        }
        if (rates.isEmpty() || rates.stream().anyMatch(rate -> rate < 1)) {
            throw new IllegalArgumentException("at least one rate of at least one bid a second");
        }
    }

    /** What the figures are to be judged by. */
    public static BidsPlan full() {
        return new BidsPlan(8, 15, 2, 60, 3, 5, 3, 3, 300_000, List.of(200, 2_000));
    }

    /** A short look: the figures are rough. */
    public static BidsPlan quick() {
        return new BidsPlan(2, 5, 1, 8, 1, 3, 1, 1, 200_000, List.of(200, 2_000));
    }

    /** Whether fewer than the asked rounds are run. */
    boolean isQuick() {
        return rounds < full().rounds();
    }

    public BidsPlan withRounds(int newRounds) {
        return new BidsPlan(
                newRounds, seconds, leadInSeconds, warmUpSeconds, trialRounds, trialSeconds, widerRounds,
                saturationRounds, backlogBids,
                rates);
    }

    public BidsPlan withRates(List<Integer> newRates) {
        return new BidsPlan(
                rounds, seconds, leadInSeconds, warmUpSeconds, trialRounds, trialSeconds, widerRounds,
                saturationRounds, backlogBids, newRates);
    }

    public BidsPlan withSeconds(int newSeconds) {
        return new BidsPlan(
                rounds, newSeconds, leadInSeconds, warmUpSeconds, trialRounds, trialSeconds, widerRounds,
                saturationRounds, backlogBids,
                rates);
    }
}
