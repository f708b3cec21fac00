package io.rostrum.devstack.feed;

/** The feed could not be carried through; the message says at which step and why. */
public final class FeedFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FeedFailed(String message) {
        super(message);
    }

    FeedFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
