package io.rostrum.auction.state;

import io.rostrum.contracts.auction.Closing;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.SoftClose;

/**
 * A rule pack as it is kept: {@link RulePack} made flat.
 *
 * @param fromMinor lower bounds of the increment table's bands, ascending from 0
 * @param stepMinor the bands' steps
 * @param softClose absent trigger is sudden death
 */
public record PackState(
        String name,
        int version,
        long[] fromMinor,
        long[] stepMinor,
        Closing closing,
        long durationMillis,
        SoftClose.Trigger softClose,
        long windowMillis,
        long extendToMillis,
        int maxExtensions,
        String group,
        boolean ownRaiseLifts,
        long undoWindowMillis,
        long outageMillis,
        int confirmFactor,
        long maximumMinor,
        int premiumBasisPoints,
        int taxBasisPoints,
        RulePack.PaddleApproval paddles,
        boolean maySetIncrement,
        boolean mayLowerOpening,
        boolean mayWaiveReserve,
        boolean bidderMayRetract,
        int ticketCredits,
        long depositMinor) {

    /** The key of the show's own pack. No lot has this id. */
    public static final String OF_THE_SHOW = "";
}
