package io.rostrum.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;

import java.util.Objects;

/**
 * A lot sold to a buyer, with the commission that its order is under.
 *
 * @param turn 0 for the winner, 1 and 2 for a second chance
 * @param hammerMinor what it sold for, in minor units
 * @param category of the lot; may be empty
 * @param commission absent until the seller's volume was looked up
 */
public record Sale(
        ShowId showId,
        LotId lotId,
        int turn,
        UserId sellerId,
        UserId buyerId,
        int paddle,
        long hammerMinor,
        String currency,
        int premiumBasisPoints,
        String category,
        CommissionTerms commission) {

    public Sale {
        Objects.requireNonNull(showId, "showId");
        Objects.requireNonNull(lotId, "lotId");
        Objects.requireNonNull(sellerId, "sellerId");
        Objects.requireNonNull(buyerId, "buyerId");
        Objects.requireNonNull(currency, "currency");
        category = category == null ? "" : category;
    }

    @JsonIgnore
    public OrderId orderId() {
        return OrderId.of(showId, lotId, turn);
    }

    public Sale under(CommissionTerms terms) {
        return new Sale(
                showId, lotId, turn, sellerId, buyerId, paddle, hammerMinor, currency,
                premiumBasisPoints, category, terms);
    }
}
