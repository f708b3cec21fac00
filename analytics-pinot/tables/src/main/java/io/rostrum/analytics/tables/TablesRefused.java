package io.rostrum.analytics.tables;

/** A cluster does not take a table as its file says it, or does not answer. */
public final class TablesRefused extends Exception {

    private static final long serialVersionUID = 1L;

    public TablesRefused(String message) {
        super(message);
    }

    public TablesRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
