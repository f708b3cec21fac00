package io.rostrum.identity;

/** Says that a token proves nothing, and why in words that hold nothing of it. */
public final class InvalidToken extends Exception {

    private static final long serialVersionUID = 1L;

    public InvalidToken(String message) {
        super(message);
    }

    public InvalidToken(String message, Throwable cause) {
        super(message, cause);
    }
}
