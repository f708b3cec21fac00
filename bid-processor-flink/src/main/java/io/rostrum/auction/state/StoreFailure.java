package io.rostrum.auction.state;

/**
 * A store could not be read or written: a fault of the plumbing, which stops the task and freezes no show.
 */
public final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
