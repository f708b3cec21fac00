package io.rostrum.contracts.commerce;

/** Where a buyer wants refunds of an order to go. */
public enum RefundWay {
    /** Back to where the payment came from: the card's part to the card, the wallet's to the wallet. */
    SOURCE,
    WALLET
}
