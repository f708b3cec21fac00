package io.rostrum.orders.state;

import io.rostrum.contracts.commerce.WalletPart;

import java.util.ArrayList;
import java.util.List;

/** What a wallet paid, by the charges that the money came from, the oldest first. */
public final class WalletParts {

    private WalletParts() {}

    public static long total(List<WalletPart> parts) {
        return parts.stream().mapToLong(WalletPart::minor).reduce(0, Math::addExact);
    }

    /** The first parts that come to an amount, which is not over their total. */
    public static List<WalletPart> first(List<WalletPart> parts, long minor) {
        List<WalletPart> taken = new ArrayList<>();
        long wanted = minor;
        for (WalletPart part : parts) {
            long some = Math.min(wanted, part.minor());
            if (some > 0) {
                taken.add(new WalletPart(part.chargeId(), some));
                wanted -= some;
            }
        }
        if (wanted > 0) {
            throw new IllegalArgumentException("the wallet did not pay so much");
        }
        return taken;
    }

    /** What is left without the first that come to an amount. */
    public static List<WalletPart> without(List<WalletPart> parts, long minor) {
        List<WalletPart> left = new ArrayList<>();
        long gone = minor;
        for (WalletPart part : parts) {
            long some = Math.min(gone, part.minor());
            gone -= some;
            if (part.minor() > some) {
                left.add(new WalletPart(part.chargeId(), part.minor() - some));
            }
        }
        return left;
    }

    /**
     * What a wallet pays of a total: up to {@code mostMinor}, and so that what is left for the card is
     * nothing or can be charged.
     *
     * @param cardMinMinor the least that a card can be charged
     */
    public static long of(long totalMinor, Long mostMinor, long cardMinMinor) {
        long wallet = mostMinor == null ? 0 : Math.min(mostMinor, totalMinor);
        long card = totalMinor - wallet;
        return card > 0 && card < cardMinMinor ? Math.max(0, totalMinor - cardMinMinor) : wallet;
    }
}
