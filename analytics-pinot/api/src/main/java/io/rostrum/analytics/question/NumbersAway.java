package io.rostrum.analytics.question;

/** The numbers cannot be read now: what holds them is away, or too slow. */
public final class NumbersAway extends Exception {

    private static final long serialVersionUID = 1L;

    public NumbersAway(String message) {
        super(message);
    }

    public NumbersAway(String message, Throwable cause) {
        super(message, cause);
    }
}
