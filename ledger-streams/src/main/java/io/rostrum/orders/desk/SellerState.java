package io.rostrum.orders.desk;

import io.rostrum.commission.Volume;
import io.rostrum.contracts.commerce.InboxMessage.SellerSought;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What orders need to know of a seller.
 *
 * @param planId {@code FREE} until they chose one
 * @param accountId of the connected account; absent until it is opened
 * @param ready it can take transfers
 * @param volumes released sales by currency
 * @param waiting orders whose money waits for the account, one entry each
 */
public record SellerState(
        String planId, boolean paidPlan, String accountId, String country, boolean ready,
        Map<String, Volume> volumes, List<SellerSought> waiting) {

    public static final SellerState NEW =
            new SellerState("FREE", false, null, null, false, Map.of(), List.of());

    public SellerState {
        volumes = Collections.unmodifiableMap(new TreeMap<>(volumes));
        waiting = List.copyOf(waiting);
    }

    Volume volume(String currency) {
        return volumes.getOrDefault(currency, Volume.NONE);
    }

    SellerState with(String currency, Volume volume) {
        Map<String, Volume> next = new TreeMap<>(volumes);
        next.put(currency, volume);
        return new SellerState(planId, paidPlan, accountId, country, ready, next, waiting);
    }

    /** The plan that the commission of coming orders is under. */
    public SellerState onPlan(String plan, boolean paid) {
        return new SellerState(plan, paid, accountId, country, ready, volumes, waiting);
    }

    SellerState in(String homeCountry) {
        return new SellerState(planId, paidPlan, accountId, homeCountry, ready, volumes, waiting);
    }

    SellerState account(String account, boolean isReady) {
        return new SellerState(
                planId, paidPlan, account, country, isReady, volumes, isReady ? List.of() : waiting);
    }

    SellerState waitingToo(SellerSought sought) {
        if (waiting.contains(sought)) {
            return this;
        }
        List<SellerSought> next = new ArrayList<>(waiting);
        next.add(sought);
        return new SellerState(planId, paidPlan, accountId, country, ready, volumes, next);
    }
}
