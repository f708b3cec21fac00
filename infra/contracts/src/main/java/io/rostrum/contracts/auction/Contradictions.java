package io.rostrum.contracts.auction;

import java.util.ArrayList;
import java.util.List;

/**
 * Says each way in which a rule pack, or a lot under one, contradicts itself. Nothing that is said holds a
 * limit or a reserve.
 */
public final class Contradictions {

    /** No lot is open longer by its own deadline: 30 days. */
    public static final long MAX_DURATION_MILLIS = 30L * 24 * 60 * 60 * 1_000;

    /** No soft close and no undo window is longer: one day. */
    public static final long MAX_WINDOW_MILLIS = 24L * 60 * 60 * 1_000;

    /** A shorter silence is no outage: the heartbeat beats each second. */
    public static final long MIN_OUTAGE_MILLIS = 2_000;

    public static final int MAX_GROUP_NAME = 64;

    private Contradictions() {}

    /** Of a pack by itself; empty if there are none. */
    public static List<String> in(RulePack pack) {
        List<String> found = new ArrayList<>();
        increments(pack.increments(), found);
        closing(pack, found);
        check(pack.version() >= 1, "its version starts at 1", found);
        check(pack.undoWindowMillis() >= 0 && pack.undoWindowMillis() <= MAX_WINDOW_MILLIS,
                "its undo window is between none and a day", found);
        check(pack.outageMillis() >= MIN_OUTAGE_MILLIS && pack.outageMillis() <= MAX_WINDOW_MILLIS,
                "its outage is between two seconds and a day", found);
        check(pack.confirmFactor() >= 1, "its confirmation factor is at least 1", found);
        check(pack.maximumMinor() >= 1 && pack.maximumMinor() <= ShippedPacks.MAXIMUM_MINOR,
                "its maximum is between 1 and " + ShippedPacks.MAXIMUM_MINOR, found);
        check(isRate(pack.premiumBasisPoints()), "its premium is between 0 and 10000 basis points", found);
        check(isRate(pack.taxBasisPoints()), "its tax estimate is between 0 and 10000 basis points", found);
        admission(pack, found);
        return found;
    }

    /** Of a lot under the pack that it will be sold by, its own or the show's; the pack's own come first. */
    public static List<String> in(LotSpec lot, RulePack pack) {
        List<String> found = in(pack);
        long opening = lot.opening().minor();
        check(opening >= 0, "the opening is below zero", found);
        check(opening <= pack.maximumMinor(), "the opening is above the pack's maximum", found);
        if (lot.reserve() != null && lot.reserve().minor() != 0) {
            long reserve = lot.reserve().minor();
            check(reserve > 0, "the reserve is below zero", found);
            check(reserve >= opening, "the reserve is under the opening", found);
            check(reserve <= pack.maximumMinor(), "the reserve is above the pack's maximum", found);
        }
        return found;
    }

    private static void increments(List<Band> bands, List<String> found) {
        if (bands.isEmpty()) {
            found.add("its increment table is empty");
            return;
        }
        check(bands.getFirst().fromMinor() == 0,
                "its increment table leaves a gap from 0 to its first band", found);
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            String name = "band " + (i + 1) + " of its increment table ";
            check(band.stepMinor() != 0, name + "has a step of zero", found);
            check(band.stepMinor() >= 0, name + "has a step below zero", found);
            check(band.stepMinor() <= ShippedPacks.MAXIMUM_MINOR,
                    name + "has a step above every maximum", found);
            check(i == 0 || band.fromMinor() > bands.get(i - 1).fromMinor(),
                    name + "does not start above the one before it", found);
        }
    }

    private static void closing(RulePack pack, List<String> found) {
        switch (pack.closing()) {
            case TIMED ->
                check(pack.durationMillis() >= 1 && pack.durationMillis() <= MAX_DURATION_MILLIS,
                        "its duration is between 1 millisecond and 30 days", found);
            case AUCTIONEER ->
                check(pack.durationMillis() == 0, "a lot that the auctioneer closes has no duration", found);
        }
        SoftClose soft = pack.softClose();
        if (soft != null) {
            check(isWindow(soft.windowMillis()),
                    "its soft close's window is between 1 millisecond and a day", found);
            check(isWindow(soft.extendToMillis()), "its soft close extends to 1 millisecond to a day", found);
            check(soft.maxExtensions() >= 0, "its soft close's bound on extensions is below zero", found);
        }
        String group = pack.group();
        check(group == null || (!group.isBlank() && group.length() <= MAX_GROUP_NAME),
                "its group's name has 1 to " + MAX_GROUP_NAME + " characters", found);
    }

    private static void admission(RulePack pack, List<String> found) {
        check(pack.ticketCredits() >= 0 && pack.ticketCredits() <= RulePack.Admission.TICKET_MAX,
                "its ticket costs between 0 and " + RulePack.Admission.TICKET_MAX + " credits", found);
        check(pack.depositMinor() >= 0 && pack.depositMinor() <= ShippedPacks.MAXIMUM_MINOR,
                "its deposit is between 0 and " + ShippedPacks.MAXIMUM_MINOR, found);
        check(pack.depositMinor() == 0 || pack.paddles() == RulePack.PaddleApproval.ON_APPROVAL,
                "a deposit comes before a paddle's approval, but its paddles are open", found);
    }

    private static boolean isWindow(long millis) {
        return millis >= 1 && millis <= MAX_WINDOW_MILLIS;
    }

    private static boolean isRate(int basisPoints) {
        return basisPoints >= 0 && basisPoints <= AllIn.MAX_BASIS_POINTS;
    }

    private static void check(boolean holds, String otherwise, List<String> found) {
        if (!holds) {
            found.add(otherwise);
        }
    }
}
