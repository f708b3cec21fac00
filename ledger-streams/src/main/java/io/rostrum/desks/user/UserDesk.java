package io.rostrum.desks.user;

import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.id.UserId;
import io.rostrum.credits.CreditDesk;
import io.rostrum.credits.Wallet;
import io.rostrum.orders.desk.PayerState;
import io.rostrum.orders.state.RememberedWish;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Everything that a user has at their desk.
 *
 * @param purchases charges that are not booked yet
 * @param returns packs of which the rest is on its way back
 * @param meant what shows were asked
 * @param spotlights credits that wait for their bids, by the id under which they are set aside
 * @param passShows the show of each pass that was not used yet
 * @param releasing shares of gifts whose entry is awaited, by the fact
 * @param wallets by currency
 * @param asides money of wallets that invoices have set aside, by the request
 * @param links accounts that are known to be linked to this one
 * @param walletFirst the wallet pays first what is charged by itself; absent is no
 * @param disputes that are not over
 * @param heard facts that count once
 * @param stopped why nothing more is decided; absent as it should be
 * @param nowMillis the latest log time that was seen
 * @param seq of the last record that was told
 */
public record UserDesk(
        UserId userId, PayerState payer, CreditDesk credits, List<Purchase> purchases,
        List<PackReturn> returns,
        List<Meant> meant, Map<String, Spotlight> spotlights, Map<String, String> passShows,
        Map<String, Releasing> releasing, Map<String, Wallet> wallets, Map<String, SetAside> asides,
        Set<UserId> links,
        List<Withdrawal> withdrawals, Boolean walletFirst,
        List<CardDispute> disputes, List<String> heard, List<RememberedWish> remembered,
        String stopped, long nowMillis, long seq) {

    /** Charges of one desk that are under way at a time. */
    public static final int PURCHASES_MAX = 5;

    /** Questions to shows that are open at a time. */
    public static final int MEANT_MAX = 20;

    /** Packs with credits left, and gifts that are held, of one desk. */
    public static final int KEPT_MAX = 500;

    /** Refunds to cards that are on their way at a time. */
    public static final int LEAVING_MAX = 100;

    /** Invoices that have money of one desk set aside at a time. */
    public static final int ASIDES_MAX = 100;

    /** Links that one account has; more are not kept. */
    public static final int LINKS_MAX = 200;

    public UserDesk {
        Objects.requireNonNull(userId, "userId");
        purchases = List.copyOf(purchases);
        returns = List.copyOf(returns);
        meant = List.copyOf(meant);
        spotlights = Map.copyOf(spotlights);
        passShows = Map.copyOf(passShows);
        releasing = Map.copyOf(releasing);
        wallets = Map.copyOf(wallets);
        asides = asides == null ? Map.of() : Map.copyOf(asides);
        links = links == null ? Set.of() : Set.copyOf(links);
        withdrawals = List.copyOf(withdrawals);
        disputes = List.copyOf(disputes);
        heard = List.copyOf(heard);
        remembered = List.copyOf(remembered);
    }

    public static UserDesk of(UserId userId) {
        return new UserDesk(
                userId, PayerState.NONE, CreditDesk.of(userId.value()), List.of(), List.of(), List.of(),
                Map.of(), Map.of(),
                Map.of(), Map.of(), Map.of(), Set.of(), List.of(), null, List.of(), List.of(),
                List.of(), null, 0, 0);
    }

    /** The aggregate that the desk is. */
    public static UserDesk ofAggregate(String aggregate) {
        return of(new UserId(aggregate.substring(aggregate.indexOf(':') + 1)));
    }

    String aggregate() {
        return DeskCommand.userDesk(userId);
    }

    UserDesk stopped(String why) {
        return new UserDesk(
                userId, payer, credits, purchases, returns, meant, spotlights, passShows, releasing, wallets,
                asides, links, withdrawals, walletFirst, disputes, heard, remembered, why, nowMillis, seq);
    }
}
