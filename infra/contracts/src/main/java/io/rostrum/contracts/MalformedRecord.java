package io.rostrum.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * Says that bytes are not the record they should be; its message names the fault and holds no value from the
 * bytes.
 */
public final class MalformedRecord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says in one line what is wrong with a text that was to be a {@code type}, for who reads with a mapper
     * itself.
     */
    public static String describe(JsonProcessingException fault, Class<?> type) {
        return Faults.describe(fault, type);
    }

    public MalformedRecord(String message, Throwable cause) {
        super(message, cause);
    }
}
