package io.rostrum.gateway.webhook;

/** A webhook that is not taken; nothing was appended. */
public final class RefusedWebhook extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The header {@code Stripe-Signature} is not there. */
        SIGNATURE_MISSING,
        /** The header has no time, or no signature of scheme {@code v1}. */
        SIGNATURE_MALFORMED,
        /** No signature fits the body and any of our secrets. */
        SIGNATURE_WRONG,
        /** It was signed more than five minutes ago: maybe taken down and sent again by somebody. */
        SIGNATURE_OLD,
        /** The body is no event of Stripe's. */
        NO_EVENT
    }

    private final Reason reason;

    RefusedWebhook(Reason reason, String detail) {
        super(reason + ": " + detail, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
