package io.rostrum.credits;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

class WalletTest {

    private final Wallet wallet = Wallet.empty("USD", 1_000).received("ch-1", 300).received("ch-2", 500);

    @Test
    void moneyGoesBackOnlyToWhereItCameFromTheOldestFirst() {
        Wallet.Change change = wallet.take(400);
        assertEquals(List.of(new Wallet.Source("ch-1", 300), new Wallet.Source("ch-2", 100)), change.taken());
        assertEquals(List.of(new Wallet.Source("ch-2", 400)), change.wallet().sources());
    }

    @Test
    void moreThanThereIsIsRefused() {
        Wallet.Change change = wallet.take(801);
        assertFalse(change.done());
        assertEquals(CreditRefusal.NOT_ENOUGH_MONEY, change.refusal());
        assertEquals(wallet, change.wallet());
    }

    @Test
    void aTopUpOverTheCapIsRefusedAndARefundIsNot() {
        assertNull(wallet.topUpRefusal(200));
        assertEquals(CreditRefusal.OVER_WALLET_CAP, wallet.topUpRefusal(201));
        assertEquals(1_800, wallet.received("ch-3", 1_000).heldMinor());
    }

    @Test
    void anEmptiedWalletHasNoSources() {
        assertEquals(List.of(), wallet.take(800).wallet().sources());
    }
}
