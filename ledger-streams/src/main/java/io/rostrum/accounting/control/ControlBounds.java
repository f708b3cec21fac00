package io.rostrum.accounting.control;

/** Every bound of what one book's desk holds. */
public final class ControlBounds {

    /** Proposals that wait for the second person, or for the journal. */
    public static final int PENDING = 200;

    /** Commands remembered at a time. */
    public static final int REMEMBERED = 500;

    /** W: how far a command id's birth may be from log time, in milliseconds. */
    public static final long BIRTH_MILLIS = 120_000;

    /** How long a command id is remembered: 2 W of log time. */
    public static final long REMEMBER_MILLIS = 2 * BIRTH_MILLIS;

    /** How long a proposal waits: 72 hours. */
    public static final long PROPOSAL_MILLIS = 72L * 60 * 60 * 1_000;

    private ControlBounds() {}
}
