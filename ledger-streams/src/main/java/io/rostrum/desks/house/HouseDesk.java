package io.rostrum.desks.house;

import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.desks.charging.Charge;
import io.rostrum.orders.desk.SellerState;
import io.rostrum.orders.state.RememberedWish;
import io.rostrum.plans.SellerPlan;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Everything that a seller has at their desk.
 *
 * @param trade what orders need to know of them; the plan in it is the one that counts for the commission now
 * @param charge of the period that is being charged; absent when none is under way
 * @param charges counts them, so that each has its own name
 * @param byHand the try under way was asked for by the seller, and does not count among the three
 * @param leaving the seller wants no plan any more, while a charge is called off
 * @param awaitedFact what the journal was asked to book of the charge; absent until it is paid
 * @param paidWith the charge that paid the current period; absent when FREE
 * @param choosing absent unless the payer is sought
 * @param shares of gifts on their way to the seller
 * @param shows that are not over
 * @param links accounts that are known to be linked to this one
 * @param giftDay the day (epoch day, UTC) that {@code giftsToday} counts
 * @param giftsToday credits that were given on it
 */
public record HouseDesk(
        UserId sellerId, SellerState trade, SellerPlan plan, Charge charge, int charges, boolean byHand,
        boolean leaving,
        String awaitedFact, String paidWith, Choosing choosing, List<PlanDispute> disputes,
        List<GiftShare> shares, Set<ShowId> shows, Set<UserId> links, long giftDay, long giftsToday,
        List<String> heard, List<RememberedWish> remembered, String stopped, long nowMillis, long seq) {

    /** What a plan is in until one is chosen. */
    private static final String FIRST_CURRENCY = "USD";

    /** Shows of one seller that are not over and are told of links. */
    static final int SHOWS_MAX = 1_000;

    public HouseDesk {
        Objects.requireNonNull(sellerId, "sellerId");
        disputes = List.copyOf(disputes);
        shares = List.copyOf(shares);
        shows = shows == null ? Set.of() : Set.copyOf(shows);
        links = links == null ? Set.of() : Set.copyOf(links);
        heard = List.copyOf(heard);
        remembered = List.copyOf(remembered);
    }

    public static HouseDesk of(UserId sellerId) {
        return new HouseDesk(
                sellerId, SellerState.NEW, SellerPlan.free(sellerId.value(), FIRST_CURRENCY), null, 0, false,
                false, null, null, null, List.of(), List.of(), Set.of(), Set.of(), 0, 0, List.of(),
                List.of(), null, 0, 0);
    }

    /** The aggregate that the desk is. */
    public static HouseDesk ofAggregate(String aggregate) {
        return of(new UserId(aggregate.substring(aggregate.indexOf(':') + 1)));
    }

    String aggregate() {
        return DeskCommand.sellerDesk(sellerId);
    }

    HouseDesk stopped(String why) {
        return new HouseDesk(
                sellerId, trade, plan, charge, charges, byHand, leaving, awaitedFact, paidWith, choosing,
                disputes, shares, shows, links, giftDay, giftsToday, heard, remembered, why, nowMillis, seq);
    }
}
