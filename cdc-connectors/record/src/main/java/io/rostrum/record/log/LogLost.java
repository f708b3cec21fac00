package io.rostrum.record.log;

/** The log is not the one that the record was made of, or does not have any more what is still to be read. */
public final class LogLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LogLost(String message) {
        super(message);
    }
}
