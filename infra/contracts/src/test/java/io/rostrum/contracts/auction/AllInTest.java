package io.rostrum.contracts.auction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AllInTest {

    @ParameterizedTest(name = "{0} with {1} and {2} basis points: {3}")
    @CsvSource({
        "0, 2400, 2000, 0",
        "10000, 2400, 0, 12400",
        "10000, 2400, 2000, 14880",
        "100, 650, 0, 106",
        "300, 650, 0, 320",
        "25, 200, 0, 25",
        "75, 200, 0, 77",
        "100000000000000, 10000, 10000, 400000000000000",
    })
    void premiumAndTaxAreRoundedEachByItselfHalfToEven(long amount, int premium, int tax, long allIn) {
        assertEquals(allIn, AllIn.of(amount, premium, tax));
    }

    @Test
    void itAgreesWithDecimalArithmetic() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long amount = random.nextLong(ShippedPacks.MAXIMUM_MINOR + 1) >> random.nextInt(46);
            int rate = random.nextInt(10_001);
            BigDecimal share = BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(rate)).movePointLeft(4)
                    .setScale(0, RoundingMode.HALF_EVEN);
            assertEquals(amount + share.longValueExact(), AllIn.of(amount, rate, 0));
        }
    }

    @Test
    void theAmountWithinARoomIsTheHighestThatFits() {
        Random random = new Random(2);
        for (int i = 0; i < 10_000; i++) {
            long room = random.nextLong(1_000_000_000L) >> random.nextInt(30);
            int premium = random.nextInt(10_001);
            int tax = random.nextInt(10_001);
            long most = AllIn.within(room, premium, tax);
            assertTrue(AllIn.of(most, premium, tax) <= room);
            assertTrue(AllIn.of(most + 1, premium, tax) > room);
        }
        assertEquals(0, AllIn.within(-5, 0, 0));
        assertEquals(ShippedPacks.MAXIMUM_MINOR, AllIn.within(Long.MAX_VALUE, 10_000, 10_000));
    }
}
