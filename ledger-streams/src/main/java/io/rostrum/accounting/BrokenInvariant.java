package io.rostrum.accounting;

/** The books would contradict themselves; whoever sees this stops and asks a person. */
public final class BrokenInvariant extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public BrokenInvariant(String message) {
        super(message);
    }
}
