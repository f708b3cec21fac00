package io.rostrum.payments;

/** Stripe has done something and does not show all of it yet: it is asked again a little later. */
final class NotYet extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotYet(String what) {
        super(what, null, false, false);
    }
}
