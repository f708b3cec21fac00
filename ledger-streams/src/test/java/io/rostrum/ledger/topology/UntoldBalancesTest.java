package io.rostrum.ledger.topology;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class UntoldBalancesTest {

    private final UntoldBalances untold = new UntoldBalances();

    @Test
    void aBalanceIsToldOnceSoLongAfterItFirstChangedAsItIsThen() {
        untold.changed(balance("commission", 1), 1_000);
        untold.changed(balance("bank", 2), 1_500);
        untold.changed(balance("commission", 3), 2_000);
        assertEquals(List.of(), untold.due(999));
        assertEquals(List.of(balance("commission", 3)), untold.due(1_000));
        assertEquals(List.of(balance("bank", 2)), untold.due(9_000));
        assertEquals(0, untold.size());
    }

    @Test
    void anEntryCountsAsToldOnlyWithAllThoseBeforeIt() {
        assertEquals(0, untold.toldSeq());
        untold.changed(balance("commission", 7), 1_000);
        untold.changed(balance("bank", 8), 2_000);
        untold.changed(balance("commission", 9), 2_000);
        assertEquals(6, untold.toldSeq());
        untold.due(1_000);
        assertEquals(7, untold.toldSeq());
        untold.due(2_000);
        assertEquals(9, untold.toldSeq());
    }

    @Test
    void whatWasLeftByATaskBeforeIsUntoldSinceTheFirstEntryThatWasNot() {
        untold.changedSince(balance("commission", 40), 31, 1_000);
        untold.changedSince(balance("bank", 35), 31, 1_000);
        assertEquals(30, untold.toldSeq());
        assertEquals(2, untold.due(1_000).size());
        assertEquals(40, untold.toldSeq());
    }

    private static Balance balance(String account, long seq) {
        return new Balance(BookId.MAIN, new Account(account), "USD", seq, seq, 0, 0, seq, 0);
    }
}
