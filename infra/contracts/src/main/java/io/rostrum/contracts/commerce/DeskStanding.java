package io.rostrum.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.money.Money;

import java.util.List;
import java.util.Objects;

/**
 * How a desk stands after something happened; a reader folds by replacing. Its owner may read all of it but
 * the links.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DeskStanding.OfUser.class, name = "OfUser"),
    @JsonSubTypes.Type(value = DeskStanding.OfSeller.class, name = "OfSeller"),
})
public sealed interface DeskStanding {

    /**
     * Credits and wallet.
     *
     * @param freeCredits what can be spent now
     * @param purchases that are under way
     * @param wallets one for each currency
     * @param walletFirst the wallet pays first what is charged by itself; absent is no
     * @param stopped why nothing happens here until a person looked; absent as it should be
     * @param links accounts that are known to be the same person's, in alphabetical order; absent if there is
     *     none, and in what the owner reads
     */
    record OfUser(
            long freeCredits, List<Pack> packs, List<Gift> gifts, List<Aside> asides,
            List<Purchase> purchases, List<Pocket> wallets, Boolean walletFirst, String stopped,
            List<UserId> links)
            implements DeskStanding {
        public OfUser {
            packs = List.copyOf(packs);
            gifts = List.copyOf(gifts);
            asides = List.copyOf(asides);
            purchases = List.copyOf(purchases);
            wallets = List.copyOf(wallets);
            links = links == null || links.isEmpty() ? null : List.copyOf(links);
        }

        /** The same as its owner reads it: who is found out by a card is not told how far. */
        public OfUser withoutLinks() {
            return new OfUser(
                    freeCredits, packs, gifts, asides, purchases, wallets, walletFirst, stopped, null);
        }
    }

    /**
     * Credits that came at once and are not used up.
     *
     * @param boughtWith the command that bought them, which a return names
     * @param returnUntilMillis until then what is left can be returned
     */
    record Pack(
            String boughtWith, long credits, long left, Money price, long boughtAtMillis,
            long returnUntilMillis, long expiresAtMillis, PackState state) {}

    /** What can be done with a pack. */
    enum PackState {
        OPEN,
        RETURNING,
        DISPUTED
    }

    /** A gift whose seller's share is still held. */
    record Gift(String giftId, String receiver, long credits, long releasesAtMillis) {}

    /** Credits that are set aside for a bid, or paid for a show that has not begun. */
    record Aside(String asideId, AsideKind kind, String showId, long credits) {}

    /** What credits are set aside for. */
    enum AsideKind {
        SPOTLIGHT,
        PASS
    }

    /**
     * A charge that is under way.
     *
     * @param intentId at the payment provider; absent until it is known
     */
    record Purchase(
            String boughtWith, boolean wallet, Money amount, long credits, PurchaseState state,
            String intentId, long sinceMillis) {}

    /** Where a charge is. */
    enum PurchaseState {
        CHARGING,
        AUTHENTICATING,
        CANCELLING,
        BOOKING
    }

    /**
     * A wallet in one currency.
     *
     * @param held what can be spent or withdrawn
     * @param leaving what is on its way back to where it came from
     * @param aside what is set aside for invoices that are being paid; absent in older records
     */
    record Pocket(Money held, Money leaving, Money aside, long capMinor) {}

    /**
     * A seller's plan.
     *
     * @param planId the one that counts now
     * @param state {@code FREE}, {@code CHARGING} or {@code PAID}
     * @param price of a period of the plan that is paid or being charged; absent when FREE
     * @param periodEndsMillis of the paid period; absent unless PAID
     * @param nextPlanId what follows
     * @param nextChargeMillis when money is asked for next; absent when none is
     * @param tries that failed of the charge under way
     * @param failure why the last try failed; absent if none did
     * @param intentId of the charge that wants its payer's authentication; absent when none does
     * @param stopped why nothing happens here until a person looked; absent as it should be
     */
    record OfSeller(
            String planId, String state, String chargingPlanId, Money price, Long periodEndsMillis,
            String nextPlanId,
            Long nextChargeMillis, int tries, String failure, String intentId, long giftsToday,
            String stopped)
            implements DeskStanding {
        public OfSeller {
            Objects.requireNonNull(planId, "planId");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(nextPlanId, "nextPlanId");
        }
    }
}
