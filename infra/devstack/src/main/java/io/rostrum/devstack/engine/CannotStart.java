package io.rostrum.devstack.engine;

/**
 * Why the stack did not start or stop: one sentence for the person at the terminal, naming what to change.
 */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
