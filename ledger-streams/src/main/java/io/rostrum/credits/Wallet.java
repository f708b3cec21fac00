package io.rostrum.credits;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What of a user's wallet came from where, in one currency: closed-loop money goes back only to where it came
 * from, and is spent oldest first. Amounts in minor units; the balance itself stands in the journal.
 *
 * @param capMinor the most that the wallet may hold after a top-up
 */
public record Wallet(String currency, long capMinor, List<Source> sources) {

    /** What is left of one charge's money. {@code chargeId} is the charge that a withdrawal would refund. */
    public record Source(String chargeId, long leftMinor) {
        public Source {
            Objects.requireNonNull(chargeId, "chargeId");
        }
    }

    /** A wallet afterwards, and what was taken from which charge; or why not. */
    public record Change(Wallet wallet, List<Source> taken, CreditRefusal refusal) {

        static Change refused(Wallet wallet, CreditRefusal reason) {
            return new Change(wallet, List.of(), reason);
        }

        public boolean done() {
            return refusal == null;
        }
    }

    public Wallet {
        Objects.requireNonNull(currency, "currency");
        sources = List.copyOf(sources);
    }

    public static Wallet empty(String currency, long capMinor) {
        return new Wallet(currency, capMinor, List.of());
    }

    public long heldMinor() {
        return sources.stream().mapToLong(Source::leftMinor).sum();
    }

    /** What of it can be spent or sent back while these charges are disputed. */
    public long openMinor(Set<String> disputed) {
        return sources.stream()
                .filter(source -> !disputed.contains(source.chargeId()))
                .mapToLong(Source::leftMinor)
                .sum();
    }

    /** Whether a top-up of so much may be charged. */
    public CreditRefusal topUpRefusal(long minor) {
        return minor > capMinor - heldMinor() ? CreditRefusal.OVER_WALLET_CAP : null;
    }

    /**
     * Money came in: a top-up, or an order's refund by choice, which came from that order's charge. The cap
     * does not refuse it.
     */
    public Wallet received(String chargeId, long minor) {
        List<Source> more = new ArrayList<>(sources);
        more.add(new Source(chargeId, minor));
        return new Wallet(currency, capMinor, more);
    }

    /** Money that was taken and not used comes back to the front. */
    public Wallet restored(List<Source> taken) {
        List<Source> more = new ArrayList<>(taken);
        more.addAll(sources);
        return new Wallet(currency, capMinor, more);
    }

    /**
     * Takes money to spend on orders, or to send back: the parts say which charge to refund with how much.
     */
    public Change take(long minor) {
        return take(minor, Set.of());
    }

    /** The same, but nothing of charges that are disputed. */
    public Change take(long minor, Set<String> disputed) {
        if (minor > openMinor(disputed)) {
            return Change.refused(this, CreditRefusal.NOT_ENOUGH_MONEY);
        }
        List<Source> taken = new ArrayList<>();
        List<Source> left = new ArrayList<>();
        long wanted = minor;
        for (Source source : sources) {
            long part = disputed.contains(source.chargeId()) ? 0 : Math.min(wanted, source.leftMinor());
            wanted -= part;
            if (part > 0) {
                taken.add(new Source(source.chargeId(), part));
            }
            if (source.leftMinor() > part) {
                left.add(new Source(source.chargeId(), source.leftMinor() - part));
            }
        }
        return new Change(new Wallet(currency, capMinor, left), taken, null);
    }

    /**
     * Takes what is there up to an amount, of that charge first, then of any other: an issuer or the provider
     * took it already.
     */
    public Change lose(String chargeId, long minor) {
        List<Source> ordered = new ArrayList<>();
        sources.stream().filter(source -> source.chargeId().equals(chargeId)).forEach(ordered::add);
        sources.stream().filter(source -> !source.chargeId().equals(chargeId)).forEach(ordered::add);
        return new Wallet(currency, capMinor, ordered).take(Math.min(minor, heldMinor()));
    }
}
