package io.rostrum.gateway.discovery;

/** Redis cannot be asked now. */
public final class MirrorAway extends Exception {

    private static final long serialVersionUID = 1L;

    public MirrorAway(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
