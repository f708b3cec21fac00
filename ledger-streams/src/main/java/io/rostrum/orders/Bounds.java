package io.rostrum.orders;

/** Every bound of what one basket may hold. */
public final class Bounds {

    /** Orders on one invoice; one more opens another. One entry of the journal holds them all. */
    public static final int ORDERS_PER_INVOICE = 100;

    /** Refunds of one order, in parts. */
    public static final int REFUNDS = 50;

    /** How many times its deposit a paddle may spend. */
    public static final int DEPOSIT_FACTOR = 10;

    /** Tries of a charge. */
    public static final int ATTEMPTS = 50;

    /** Commands remembered at a time. */
    public static final int REMEMBERED = 500;

    /** W: how far a command id's birth may be from log time, in milliseconds. */
    public static final long BIRTH_MILLIS = 120_000;

    /** How long a command id is remembered: 2 W of log time. */
    public static final long REMEMBER_MILLIS = 2 * BIRTH_MILLIS;

    private Bounds() {}
}
