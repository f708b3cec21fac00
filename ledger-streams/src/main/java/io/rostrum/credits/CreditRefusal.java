package io.rostrum.credits;

/** Why a wish about credits or the wallet is refused. */
public enum CreditRefusal {
    /** Fewer are left than are wanted, without those that are set aside. */
    NOT_ENOUGH_CREDITS,
    /** Enough are left, but they are a bonus, which cannot be given away. */
    BONUS_NOT_GIFTABLE,
    /** A gift to oneself or to an account linked to oneself. */
    OWN_ACCOUNT,
    /** More than one person may give in a day. */
    OVER_GIVER_CAP,
    /** More than one seller may be given in a day. */
    OVER_RECEIVER_CAP,
    /** The card was added less than a day ago. */
    CARD_TOO_YOUNG,
    /** No such pack, gift, spotlight or pass. */
    UNKNOWN,
    /** The time for it is over. */
    TOO_LATE,
    /** Nothing of it is left to return. */
    NOTHING_LEFT,
    /** A wallet holds no more. */
    OVER_WALLET_CAP,
    /** A wallet, or what may go back to where it came from, has less. */
    NOT_ENOUGH_MONEY
}
