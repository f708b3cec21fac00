package io.rostrum.desks.user;

import io.rostrum.desks.charging.Charge;

/**
 * A charge for credits or for the wallet, from the wish to the committed entry.
 *
 * @param boughtWith the command that wished it
 * @param packId absent for the wallet
 * @param credits 0 for the wallet
 * @param cardSinceMillis when the card was saved that pays for it
 * @param awaitedFact the fact that the journal was asked to book; absent until it is paid
 */
public record Purchase(
        String boughtWith, String packId, long credits, long cardSinceMillis, Charge charge,
        String awaitedFact) {

    boolean forWallet() {
        return packId == null;
    }

    Purchase with(Charge next) {
        return new Purchase(boughtWith, packId, credits, cardSinceMillis, next, awaitedFact);
    }

    Purchase awaiting(String factId) {
        return new Purchase(boughtWith, packId, credits, cardSinceMillis, charge, factId);
    }
}
