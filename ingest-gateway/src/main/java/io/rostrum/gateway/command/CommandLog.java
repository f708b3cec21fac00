package io.rostrum.gateway.command;

import io.rostrum.contracts.auction.CommandRecord;

/** Where commands are appended. */
public interface CommandLog {

    /** What came of an append; called once, from any thread. */
    interface Appended {

        /** The broker has the record, on all replicas that must have it. */
        void taken();

        /** It is not known whether the broker has the record. */
        void unknown(Exception cause);
    }

    /** Appends a command; returns at once, or after a short named bound while the log cannot be reached. */
    void append(CommandRecord command, Appended appended);
}
