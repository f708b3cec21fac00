package io.rostrum.devstack.demo;

import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.ShowId;

import java.util.List;
import java.util.Map;

/**
 * What a demonstration came to, as {@code data/demo/summary.json} has it.
 *
 * @param at when it ended, ISO 8601
 * @param startUpMillis from the start of the command until all engines served
 * @param firstAcceptedBidMillis from the start of the command until a bidder was told that their bid was
 *     accepted; 0 if none
 * @param seconds how long the show was to run
 * @param orders how what was sold ended
 * @param holds whether every bid got its fate, the replay agrees, the mirror equals it, and every order came
 *     to its end
 * @param why what does not hold
 */
public record Summary(
        String at,
        Machine machine,
        ShowId show,
        int bidders,
        int seconds,
        long startUpMillis,
        long firstAcceptedBidMillis,
        Bids bids,
        Lots lots,
        Trade.Found orders,
        ReplayFound replay,
        List<String> mirrorDifferences,
        Memory memory,
        boolean holds,
        List<String> why) {

    /** What it ran on. */
    public record Machine(int processors, long memoryMegabytes, String java, String os) {}

    /** @param answerMicrosP50 from the call that sent a bid until its fate, at the bidder */
    public record Bids(
            long sent, long accepted, long refused, long turnedAway, long withoutFate,
            Map<Refusal, Integer> refusals, long answerMicrosP50, long answerMicrosP99) {}

    /** How the lots ended. */
    public record Lots(int sold, int passed, int other) {}

    /** What the fold of the log found. */
    public record ReplayFound(
            String verdict, long commands, long events, long recorded, long agreeing, String difference,
            String sha256) {}

    /** Sums of proportional set sizes. {@code peakBytes} is the greatest that was seen during the show. */
    public record Memory(long peakBytes, Map<String, Long> bytesAtPeak) {}
}
