package io.rostrum.record.schema;

import java.util.Locale;

/** Who reads and writes the record, each as a role of its own with no more rights than it needs. */
public enum Role {
    /** Adds and changes rows as the log goes on; can take nothing away. */
    KEEPER,
    /** Compares with the log and repairs. */
    REBUILDER,
    /** Reads everything: people, reports, reconciliation. */
    READER,
    /** Follows the changes of the published tables. */
    CDC;

    public String sqlName() {
        return "rostrum_" + name().toLowerCase(Locale.ROOT);
    }
}
