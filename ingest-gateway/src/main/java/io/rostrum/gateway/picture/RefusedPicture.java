package io.rostrum.gateway.picture;

/** Says why bytes are no picture that is taken. */
public final class RefusedPicture extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    RefusedPicture(String message, boolean tooLarge) {
        super(message);
        this.tooLarge = tooLarge;
    }

    RefusedPicture(String message, Throwable cause) {
        super(message, cause);
        this.tooLarge = false;
    }

    /** Whether it is too large, rather than of a wrong form. */
    public boolean tooLarge() {
        return tooLarge;
    }
}
