package io.rostrum.contracts.auction;

import io.rostrum.contracts.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ContradictionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"ebay", "live", "fixed:1", "fixed:99999999999999"})
    void noShippedPackContradictsItselfInAnyCurrency(String name) {
        for (String currency : List.of("USD", "EUR", "JPY", "KWD", "CLF")) {
            assertEquals(List.of(), Contradictions.in(ShippedPacks.named(name, currency)), currency);
        }
    }

    @Test
    void everyReasonIsNamedAtOnce() {
        RulePack good = ShippedPacks.named("fixed:100", "USD");
        RulePack bad = new RulePack(
                "bad", 1, List.of(new Band(1, 0), new Band(1, 5)), Closing.AUCTIONEER, 5,
                new SoftClose(0, 0, SoftClose.Trigger.ANY_ACCEPTED, -1), null, false, 0, 5_000, 1, 1, 0, 0,
                good.paddles(), good.auctioneerMay(), false, null);
        assertEquals(
                List.of(
                        "its increment table leaves a gap from 0 to its first band",
                        "band 1 of its increment table has a step of zero",
                        "band 2 of its increment table does not start above the one before it",
                        "a lot that the auctioneer closes has no duration",
                        "its soft close's window is between 1 millisecond and a day",
                        "its soft close extends to 1 millisecond to a day",
                        "its soft close's bound on extensions is below zero"),
                Contradictions.in(bad));
    }

    @ParameterizedTest(name = "opening {0}, reserve {1}: {2}")
    @CsvSource(nullValues = "-", value = {
        "100, -, -", "0, -, -", "100, 0, -", "100, 100, -", "100, 99, the reserve is under the opening",
        "-1, -, the opening is below zero", "100000000000001, -, the opening is above the pack's maximum",
        "1, 100000000000001, the reserve is above the pack's maximum",
    })
    void aLotFitsItsPack(long opening, Long reserve, String reason) {
        Money least = reserve == null ? null : new Money(reserve, "USD");
        LotSpec lot = new LotSpec("A lot", "", "", List.of(), new Money(opening, "USD"), least, null);
        assertEquals(
                reason == null ? List.of() : List.of(reason),
                Contradictions.in(lot, ShippedPacks.named("ebay", "USD")));
    }
}
