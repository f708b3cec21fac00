package io.rostrum.contracts.auction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ShippedPacksTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
        "ebay | 0=5 100=25 500=50 2500=100 10000=250 25000=500 50000=1000 100000=2500 250000=5000 500000=10000",
        "live | 0=50 100=100 3000=200 5000=300 10000=500 30000=1000 100000=2000 200000=5000",
        "fixed:7 | 0=7",
    })
    void theTablesAreThoseOfTheRules(String name, String table) {
        List<String> bands = ShippedPacks.named(name, "USD").increments().stream()
                .map(band -> band.fromMinor() + "=" + band.stepMinor())
                .toList();
        assertEquals(List.of(table.split(" ")), bands);
    }

    @Test
    void aCurrencyWithoutMinorUnitsHasWholeSteps() {
        assertEquals(new Band(0, 1), ShippedPacks.named("ebay", "JPY").increments().getFirst());
        assertEquals(new Band(100, 2), ShippedPacks.named("ebay", "JPY").increments().get(4));
    }

    @Test
    void onlyEbayLetsAnOwnRaiseLift() {
        assertEquals(true, ShippedPacks.named("ebay", "USD").ownRaiseLifts());
        assertEquals(false, ShippedPacks.named("live", "USD").ownRaiseLifts());
        assertEquals(false, ShippedPacks.named("fixed:100", "USD").ownRaiseLifts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ebay", "live", "fixed:100"})
    void noneLetsABidderTakeABidBack(String name) {
        assertEquals(false, ShippedPacks.named(name, "USD").bidderMayRetract());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fixed:0", "fixed:", "fixed:-1", "fixed:1.5", "fixed:1e3", "fixed:999999999999999", "Ebay", ""})
    void whatDoesNotShipIsRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> ShippedPacks.named(name, "USD"));
    }
}
