package io.rostrum.auction;

import io.rostrum.auction.bidding.Fold;
import io.rostrum.contracts.auction.AuctionCommand.BarPaddle;
import io.rostrum.contracts.auction.AuctionCommand.LowerLimit;
import io.rostrum.contracts.auction.AuctionCommand.RetractBid;
import io.rostrum.contracts.auction.AuctionCommand.SetIncrement;
import io.rostrum.contracts.auction.AuctionCommand.WaiveReserve;
import io.rostrum.contracts.auction.AuctionEvent.BidAccepted;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.identity.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Standing limits, as a table. A script's steps: {@code A 50} a limit, {@code A =50} a jump, {@code A <50}
 * lowers the limit, {@code -2} takes back the second accepted bid, {@code bar A}, {@code inc 5},
 * {@code waive}. Each expects {@code PRICE LEADER}, with {@code ?N} the asking bid, {@code met} or
 * {@code unmet} the reserve, {@code ~N} the leader's limit; or a refusal's name.
 */
class StandingLimitsTest {

    @ParameterizedTest(name = "[{index}] {0}, opening {1}, reserve {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            fixed:100 | 5    | 0    | A 5; B 6.01; A 8; B 15; A 15.02            | 5 A; 6 B; 7.01 A; 9 B; 15.02 A
            fixed:100 | 10   | 0    | A 11; B 11.02                              | 10 A ?11; 11.02 B ?12.02
            fixed:5000| 550  | 0    | A 800; B 600                               | 550 A; 650 A
            fixed:100 | 1    | 0    | A 100; B 35; B 75; B 100                   | 1 A; 36 A; 76 A; 100 A
            fixed:100 | 15   | 50   | A 30; A 40; A 75                           | 30 A unmet; 40 A unmet; 50 A met
            fixed:10000|3000 | 5000 | A 5000; B 5000                             | 5000 A met ?5100; BELOW_ASKING
            fixed:100 | 10   | 0    | A 50; A 11; B 30                           | 10 A; NOT_ABOVE_OWN_LIMIT; 31 A
            fixed:100 | 10   | 0    | A 100; B 100; A 150                        | 10 A; 100 A; 100 A ?101
            fixed:100 | 10   | 0    | A 100; B =50; A =60                        | 10 A; 51 A; 60 A ~100
            fixed:100 | 10   | 0    | A 50; B 40; A 500; -3                      | 10 A; 41 A; 41 A; 41 A ~50
            """)
    void theTableOfTheRulesHolds(
            String pack, BigDecimal opening, BigDecimal reserve, String script, String expected) {
        play(pack, opening, reserve, script, expected);
    }

    @ParameterizedTest(name = "[{index}] {0}, opening {1}, reserve {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # jumps
            fixed:100 | 10 | 0  | A =50; B =51; B =51.5; A =60          | 50 A ?51; 51 B; BELOW_ASKING; 60 A
            fixed:100 | 10 | 0  | A =9; A =10                           | BELOW_ASKING; 10 A ?11
            fixed:100 | 10 | 0  | A 100; A =100; A =101                 | 10 A; 100 A ?101; 101 A ~101
            fixed:100 | 10 | 80 | A =50; B =60; A =90                   | 50 A unmet; 60 B unmet; 90 A met
            fixed:100 | 10 | 0  | A 100; B =100                         | 10 A; 100 A
            # ties and ranks
            fixed:100 | 10 | 0  | A 50; B 50; C 51; B 52; C 53          | 10 A; 50 A ?51; 51 C; 52 B; 53 C
            fixed:100 | 10 | 0  | A 50; B 20; C 30; B 40; C 41          | 10 A; 21 A; 31 A; 41 A ?42; BELOW_ASKING
            # a price capped at the leader's limit, and an own raise that does not lift it
            fixed:100 | 10 | 0  | A 50; B 49.5; A 100; B 51             | 10 A; 50 A ?51; 50 A ?51 ~100; 52 A
            # the same where an own raise lifts
            ebay      | 10 | 0  | A 50; B 49.5; A 100; B 51.50          | 10 A; 50 A ?51; 50.5 A ~100; 52.5 A
            ebay      | 10 | 0  | A 100; B 100; A 150                   | 10 A; 100 A ?102.5; 102.5 A ?105
            # lowering
            fixed:100 | 10 | 0  | A 100; A <60; B 59                    | 10 A; 10 A ~60; 60 A ?61
            fixed:100 | 10 | 0  | A 100; B 30; A <30; A <100; A <31     | 10 A; 31 A; BELOW_PRICE; NOT_BELOW_OWN_LIMIT; 31 A ~31
            fixed:100 | 10 | 0  | A 100; B 30; B <20                    | 10 A; 31 A; NOT_LEADER
            fixed:100 | 10 | 0  | A 100; A <60; B 60; B 61              | 10 A; 10 A; 60 A ~60; 61 B
            # keeps its rank: the limit raised to 150 came after B's 100
            fixed:100 | 10 | 0  | A 100; B 100; A 150; A <100; B 101    | 10 A; 100 A; 100 A; 100 B ~100; 100 B ~101
            # retractions
            fixed:100 | 10 | 0  | A 50; B 60; C 70; -2                  | 10 A; 51 B; 61 C; 51 C ~70
            fixed:100 | 10 | 0  | A 50; B 60; C 70; -3; -1              | 10 A; 51 B; 61 C; 51 B ~60; 10 B
            fixed:100 | 10 | 0  | A 50; -1; B 10                        | 10 A; 0 - ?10; 10 B
            fixed:100 | 10 | 0  | A 50; B 40; -2; -2                    | 10 A; 41 A; 10 A; NOTHING_TO_RETRACT
            fixed:100 | 10 | 0  | A 100; A <60; B 70; -2                | 10 A; 10 A; 61 B; 10 A ~60
            fixed:100 | 10 | 0  | A 100; A 200; A <150; -2              | 10 A; 10 A; 10 A ~150; 10 A ~100
            fixed:100 | 10 | 0  | A 100; A 200; A <80; -2               | 10 A; 10 A; 10 A ~80; 10 A ~80
            fixed:100 | 10 | 0  | A 100; B =50; C 80; -1                | 10 A; 51 A; 81 A; 51 C ~80
            # bars
            fixed:100 | 10 | 0  | A 50; B 60; C 70; bar C; bar B        | 10 A; 51 B; 61 C; 51 B; 10 A
            fixed:100 | 10 | 0  | A 50; B 60; bar A; A 70               | 10 A; 51 B; 10 B; PADDLE_BARRED
            # what the auctioneer changes
            fixed:100 | 10 | 0  | A 100; inc 5; B 12; B 15; B 40        | 10 A ?11; 10 A ?15; BELOW_ASKING; 20 A ?25; 45 A ?50
            fixed:100 | 10 | 0  | A 50; B 40; inc 5; C 46; -3           | 10 A; 41 A; 41 A ?46; 50 A; 41 A ?46
            fixed:100 | 15 | 50 | A 75; waive; B 20                     | 50 A met; 15 A ?16; 21 A
            # bands include their lower bound
            live      | 29 | 0  | A 29; B 30; A 32; B 49; A 51; B 54    | 29 A ?30; 30 B ?32; 32 A ?34; 34 B; 51 A ?54; 54 B
            ebay      | .99| 0  | A 1; B 1.04; B 1.25; A 5; B 5.50      | .99 A ?1.04; 1.04 B ?1.29; 1.25 B; 1.5 A; 5.5 B
            """)
    void allOtherRowsHold(
            String pack, BigDecimal opening, BigDecimal reserve, String script, String expected) {
        play(pack, opening, reserve, script, expected);
    }

    private static void play(
            String pack, BigDecimal opening, BigDecimal reserve, String script, String expected) {
        RulePack rules = ShippedPacks.named(pack, "USD");
        Scene scene = Scene.live(rules).lot(Scene.LOT, minor(opening), minor(reserve)).open(Scene.LOT);
        for (String user : List.of("A", "B", "C")) {
            scene.paddle(user);
        }
        String[] steps = script.split(";");
        String[] results = expected.split(";");
        assertEquals(steps.length, results.length, "a result for each step");
        List<Long> accepted = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            act(scene, steps[i].strip(), accepted);
            check(scene, steps[i].strip() + " (step " + (i + 1) + ")", results[i].strip());
        }
    }

    private static void act(Scene scene, String step, List<Long> accepted) {
        String[] words = step.split(" +");
        LotId lot = new LotId(Scene.LOT);
        if (words[0].startsWith("-")) {
            long seq = accepted.get(Integer.parseInt(words[0].substring(1)) - 1);
            scene.auctioneer(new RetractBid(lot, seq, "a test"));
        } else if (words[0].equals("bar")) {
            scene.auctioneer(new BarPaddle(scene.store.paddleOf(words[1]), "a test"));
        } else if (words[0].equals("inc")) {
            scene.auctioneer(new SetIncrement(lot, Scene.usd(minor(new BigDecimal(words[1])))));
        } else if (words[0].equals("waive")) {
            scene.auctioneer(new WaiveReserve(lot));
        } else if (words[1].startsWith("<")) {
            long limit = minor(new BigDecimal(words[1].substring(1)));
            scene.send(words[0], Role.BIDDER, new LowerLimit(lot, Scene.usd(limit)));
        } else {
            boolean jump = words[1].startsWith("=");
            long limit = minor(new BigDecimal(words[1].substring(jump ? 1 : 0)));
            Step done = scene.bid(words[0], Scene.LOT, limit, jump ? BidKind.EXACT : BidKind.LIMIT);
            if (!done.events().isEmpty() && done.events().getFirst().event().event() instanceof BidAccepted) {
                accepted.add(done.outcome().seq());
            }
        }
    }

    private static void check(Scene scene, String step, String expected) {
        String[] words = expected.split(" +");
        if (Character.isLetter(words[0].charAt(0))) {
            assertEquals(words[0], String.valueOf(scene.outcome().reason()), step);
            return;
        }
        LotStanding standing = scene.standing(Scene.LOT);
        assertTrue(scene.outcome().accepted(), () -> step + " refused: " + scene.outcome());
        assertEquals(minor(new BigDecimal(words[0])), standing.priceMinor(), step + ": price");
        assertEquals(words[1], scene.leader(Scene.LOT), step + ": leader");
        for (int i = 2; i < words.length; i++) {
            switch (words[i].charAt(0)) {
                case '?' ->
                    assertEquals(minor(new BigDecimal(words[i].substring(1))), standing.askingMinor(),
                            step + ": asking");
                case '~' -> assertEquals(
                        minor(new BigDecimal(words[i].substring(1))),
                        scene.state(Scene.LOT).standing().leaderLimitMinor(), step + ": limit");
                default -> assertEquals(
                        words[i].equals("met") ? "MET" : "NOT_MET", standing.reserve().name(),
                        step + ": reserve");
            }
        }
        matchesAFold(scene, step);
    }

    /** The standing kept bid by bid is the one that the history folds to. */
    private static void matchesAFold(Scene scene, String step) {
        var lot = scene.state(Scene.LOT);
        Fold fold = new Fold(scene.store.packOf(Scene.LOT, lot), lot.openingMinor(), lot.reserveMinor());
        for (int n = 0; n < lot.entries(); n++) {
            if (scene.store.bid(Scene.LOT, n).counts()) {
                fold.add(n, scene.store.bid(Scene.LOT, n));
            }
        }
        assertEquals(lot.standing(), fold.standing(), step + ": the fold of the history");
    }

    private static long minor(BigDecimal major) {
        return major.movePointRight(2).longValueExact();
    }
}
