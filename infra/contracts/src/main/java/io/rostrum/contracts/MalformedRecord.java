package io.rostrum.contracts;

/** Says that bytes are not the record they should be; its message names the fault and holds no value from the bytes. */
public final class MalformedRecord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedRecord(String message, Throwable cause) {
        super(message, cause);
    }
}
