package io.rostrum.cdc.slot;

/** How bad something is. */
public enum Severity {
    WELL,
    /** Nothing is lost, and something may be if it goes on. */
    WARNING,
    /** A person must act. */
    ALARM
}
