package io.rostrum.accounting;

import io.rostrum.contracts.ledger.SaleLines;
import io.rostrum.contracts.ledger.TaxLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RoundingTest {

    @ParameterizedTest
    @CsvSource({
        "100, 650, 6", "25, 1000, 2", "75, 1000, 8", "35, 1000, 4", "45, 1000, 4", "10000, 1200, 1200", "1, 4999, 0",
        "1, 5000, 0", "3, 5000, 2", "1, 5001, 1", "0, 1200, 0", "-25, 1000, -2", "-35, 1000, -4", "2000, 2400, 480"
    })
    void aHalfGoesToTheEvenNeighbour(long minor, long rate, long expected) {
        assertEquals(expected, Rounding.halfEven(minor, rate));
    }

    @Test
    void anAmountPastALongIsRefused() {
        assertThrows(ArithmeticException.class, () -> Rounding.halfEven(Long.MAX_VALUE, 650));
    }

    @Test
    void largestRemaindersTakeWhatIsLeftTheEarlierFirst() {
        assertArrayEquals(new long[] {34, 33, 33}, LargestRemainder.share(100, 1, 1, 1));
        assertArrayEquals(new long[] {5, 2, 3}, LargestRemainder.share(10, 50, 24, 26));
        assertArrayEquals(new long[] {0, 1}, LargestRemainder.share(1, 49, 51));
        assertArrayEquals(new long[] {0, 0}, LargestRemainder.share(0, 0, 0));
        assertArrayEquals(
                new long[] {Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE / 2},
                LargestRemainder.share(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> LargestRemainder.share(1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> LargestRemainder.share(-1, 1));
    }

    @Test
    void theLastPartOfASaleTakesTheRest() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 2_000; round++) {
            SaleLines sale = new SaleLines(
                    random.nextLong(10_000), random.nextLong(2_000), random.nextLong(3_000),
                    List.of(new TaxLine("DE", random.nextLong(500)), new TaxLine("FR", random.nextLong(3))));
            SaleLines left = sale;
            while (left.totalMinor() > 0) {
                long amount = 1 + random.nextLong(left.totalMinor());
                SaleLines part = LargestRemainder.part(left, amount);
                assertEquals(amount, part.totalMinor());
                left = LargestRemainder.rest(left, part);
                assertTrue(left.sellerMinor() >= 0 && left.commissionMinor() >= 0 && left.premiumMinor() >= 0);
                assertTrue(left.taxes().stream().allMatch(tax -> tax.minor() >= 0));
            }
        }
    }

    @Test
    void aPartIsNeverMoreThanWhatIsLeft() {
        assertThrows(IllegalArgumentException.class, () -> LargestRemainder.part(SaleLines.NONE, 1));
    }
}
