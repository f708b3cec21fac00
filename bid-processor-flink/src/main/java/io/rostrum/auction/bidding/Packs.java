package io.rostrum.auction.bidding;

import io.rostrum.auction.state.PackState;
import io.rostrum.contracts.auction.Band;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.RulePack.AuctioneerMay;
import io.rostrum.contracts.auction.SoftClose;

import java.util.ArrayList;
import java.util.List;

/** Makes a rule pack flat to be kept, and whole to be shown. */
public final class Packs {

    private Packs() {}

    public static PackState flat(RulePack pack) {
        long[] from = new long[pack.increments().size()];
        long[] step = new long[from.length];
        for (int i = 0; i < from.length; i++) {
            from[i] = pack.increments().get(i).fromMinor();
            step[i] = pack.increments().get(i).stepMinor();
        }
        SoftClose soft = pack.softClose();
        return new PackState(
                pack.name(), pack.version(), from, step, pack.closing(), pack.durationMillis(),
                soft == null ? null : soft.onEvery(),
                soft == null ? 0 : soft.windowMillis(),
                soft == null ? 0 : soft.extendToMillis(),
                soft == null ? 0 : soft.maxExtensions(),
                pack.group(), pack.ownRaiseLifts(), pack.undoWindowMillis(), pack.outageMillis(),
                pack.confirmFactor(), pack.maximumMinor(), pack.premiumBasisPoints(), pack.taxBasisPoints(),
                pack.paddles(), pack.auctioneerMay().setIncrement(), pack.auctioneerMay().lowerOpening(),
                pack.auctioneerMay().waiveReserve(), pack.bidderMayRetract(), pack.ticketCredits(),
                pack.depositMinor());
    }

    private static RulePack.Admission admission(PackState pack) {
        return pack.ticketCredits() == 0 && pack.depositMinor() == 0
                ? null
                : new RulePack.Admission(pack.ticketCredits(), pack.depositMinor());
    }

    public static RulePack whole(PackState pack) {
        List<Band> bands = new ArrayList<>(pack.fromMinor().length);
        for (int i = 0; i < pack.fromMinor().length; i++) {
            bands.add(new Band(pack.fromMinor()[i], pack.stepMinor()[i]));
        }
        SoftClose soft = pack.softClose() == null
                ? null
                : new SoftClose(
                        pack.windowMillis(), pack.extendToMillis(), pack.softClose(), pack.maxExtensions());
        return new RulePack(
                pack.name(), pack.version(), bands, pack.closing(), pack.durationMillis(), soft, pack.group(),
                pack.ownRaiseLifts(), pack.undoWindowMillis(), pack.outageMillis(), pack.confirmFactor(),
                pack.maximumMinor(), pack.premiumBasisPoints(), pack.taxBasisPoints(), pack.paddles(),
                new AuctioneerMay(pack.maySetIncrement(), pack.mayLowerOpening(), pack.mayWaiveReserve()),
                pack.bidderMayRetract(), admission(pack));
    }
}
