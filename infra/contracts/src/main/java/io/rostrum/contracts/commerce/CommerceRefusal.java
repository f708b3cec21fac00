package io.rostrum.contracts.commerce;

/** Why a command of orders or desks was refused. The last five are the gateway's own and reach no log. */
public enum CommerceRefusal {
    /** The id was born too far from log time, or {@code notAfter} is past. */
    EXPIRED,
    /** The same command id with other content or from another sender. */
    ID_REUSED,
    /** A named bound is reached; the detail names it. */
    TOO_MANY,
    UNKNOWN_INVOICE,
    UNKNOWN_ORDER,
    /** The actor is neither the buyer nor the seller whom this belongs to. */
    NOT_YOURS,
    /** The role does not allow this. */
    WRONG_ROLE,
    /** The state of the order or invoice does not allow this; the detail names the state. */
    WRONG_STATE,
    WRONG_CURRENCY,
    /** The amount is zero or below, or more than there can be. */
    BAD_AMOUNT,
    /** The time for a dispute, an appeal, an offer or a return is over. */
    WINDOW_CLOSED,
    /** The refunds together would be over the charge. */
    OVER_CHARGE,
    /** A card dispute is open: clocks stop and refunds are blocked. */
    CARD_DISPUTED,
    /** There is one appeal and no second. */
    ALREADY_APPEALED,
    /** A money step is under way; ask again when it is done. */
    IN_PROGRESS,
    /** The journal refused the entry; the detail names its reason. */
    LEDGER_REFUSED,
    PAYMENT_FAILED,
    NO_PAYMENT_METHOD,

    NOT_ENOUGH_CREDITS,
    NOT_ENOUGH_MONEY,
    UNKNOWN_PACK,
    UNKNOWN_PLAN,
    UNKNOWN_PURCHASE,
    UNKNOWN_SHOW,
    /** A cap of gifts, top-ups or the like is reached; the detail names it. */
    OVER_CAP,
    /** Not to oneself, nor to a linked account. */
    OWN_ACCOUNT,
    CARD_TOO_YOUNG,

    /** Who proposed an entry cannot approve it. */
    ONE_PERSON,
    UNKNOWN_PROPOSAL,
    /** The proposal was approved, rejected or has expired. */
    PROPOSAL_OVER,
    /** The date on which it is to take effect lies in a closed month. */
    CLOSED_PERIOD,

    RATE,
    SIZE,
    FORM,
    UNAUTHENTICATED,
    FORBIDDEN
}
