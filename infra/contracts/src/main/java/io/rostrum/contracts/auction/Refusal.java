package io.rostrum.contracts.auction;

/**
 * Why a command was refused. The first eighteen are tried in this order.
 *
 * <p>A refusal is a fact and stands in the log; {@code RATE}, {@code SIZE}, {@code FORM},
 * {@code UNAUTHENTICATED}, {@code FORBIDDEN} and {@code UNAVAILABLE} are the gateway's own and never reach
 * it.
 */
public enum Refusal {
    /** The id was born too far from log time, or {@code notAfter} is past. */
    EXPIRED,
    SHOW_FROZEN,
    UNKNOWN_SHOW,
    SHOW_NOT_LIVE,
    SHOW_PAUSED,
    UNKNOWN_LOT,
    LOT_NOT_OPEN,
    /** {@code now ≥ deadline}. */
    TOO_LATE,
    NO_PADDLE,
    PADDLE_BARRED,
    OWN_SHOW,
    WRONG_CURRENCY,
    OVER_MAXIMUM,
    /** Something arrived that the sender had not seen. */
    STALE,
    NOT_ABOVE_OWN_LIMIT,
    BELOW_ASKING,
    CONFIRM_NEEDED,
    OVER_SPENDING_LIMIT,

    /** The show is ticketed, and the actor has no pass. */
    NO_PASS,

    /** Somebody else bought it before. */
    BUY_NOW_GONE,
    NOT_LEADER,
    BELOW_PRICE,
    NOT_BELOW_OWN_LIMIT,
    NOTHING_TO_RETRACT,
    UNDO_TOO_LATE,
    /** The actor is neither the seller nor an appointed auctioneer of this show. */
    NOT_APPOINTED,
    /** The same command id with other content or from another sender. */
    ID_REUSED,
    SHOW_EXISTS,
    LOT_EXISTS,
    /** The show's status does not allow this. */
    WRONG_STATUS,
    /** The lot's phase does not allow this. */
    WRONG_PHASE,
    /** The show cannot end while lots are open, unless they are cancelled with it. */
    LOTS_OPEN,
    /** The rule pack or lot contradicts itself; the detail names each reason. */
    BAD_RULES,
    /** The rule pack does not let the auctioneer, or a bidder, do this. */
    NOT_ALLOWED,
    UNKNOWN_PADDLE,
    /** A named bound is reached; the detail names it. */
    TOO_MANY,

    RATE,
    SIZE,
    FORM,
    UNAUTHENTICATED,
    FORBIDDEN,
    /** A part of the platform that this needs is away; bidding goes on. */
    UNAVAILABLE
}
