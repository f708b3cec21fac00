package io.rostrum.auction.state;

/**
 * What the show knows of somebody before they have a paddle.
 *
 * @param admitted they have a pass to a ticketed show
 * @param linked their account is linked to the seller's
 * @param barred their paddle was barred because of that
 */
public record GuestState(boolean admitted, boolean linked, boolean barred) {

    /** Of whom nothing is known. */
    public static final GuestState NOBODY = new GuestState(false, false, false);
}
