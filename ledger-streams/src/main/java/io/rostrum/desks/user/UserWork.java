package io.rostrum.desks.user;

import io.rostrum.contracts.commerce.DeskStanding;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.credits.CreditDecision;
import io.rostrum.credits.CreditDesk;
import io.rostrum.credits.Credits;
import io.rostrum.credits.Wallet;
import io.rostrum.desks.DeskTerms;
import io.rostrum.desks.DeskTurn;
import io.rostrum.desks.DeskWork;
import io.rostrum.orders.desk.PayerState;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One input's way through a user's desk. */
final class UserWork extends DeskWork {

    final UserId userId;
    final Credits rules;
    final List<Purchase> purchases;
    final List<PackReturn> returns;
    final List<Meant> meant;
    final Map<String, Spotlight> spotlights;
    final Map<String, String> passShows;
    final Map<String, Releasing> releasing;
    final Map<String, Wallet> wallets;
    final Map<String, SetAside> asides;
    final Set<UserId> links;
    final List<Withdrawal> withdrawals;
    final List<CardDispute> disputes;
    boolean walletFirst;
    PayerState payer;
    CreditDesk credits;
    private final UserDesk before;

    UserWork(UserDesk desk, DeskTerms terms, long logMillis) {
        super(
                terms, desk.aggregate(), Math.max(logMillis, desk.nowMillis()), desk.heard(),
                desk.remembered(), desk.stopped());
        before = desk;
        userId = desk.userId();
        rules = new Credits(terms.credits());
        purchases = new ArrayList<>(desk.purchases());
        returns = new ArrayList<>(desk.returns());
        meant = new ArrayList<>(desk.meant());
        spotlights = new TreeMap<>(desk.spotlights());
        passShows = new TreeMap<>(desk.passShows());
        releasing = new TreeMap<>(desk.releasing());
        wallets = new TreeMap<>(desk.wallets());
        asides = new TreeMap<>(desk.asides());
        links = new LinkedHashSet<>(desk.links());
        withdrawals = new ArrayList<>(desk.withdrawals());
        disputes = new ArrayList<>(desk.disputes());
        walletFirst = Boolean.TRUE.equals(desk.walletFirst());
        payer = desk.payer();
        credits = desk.credits();
    }

    /** Does what was decided: the credits change, and its facts go to the journal. */
    void apply(CreditDecision.Done done) {
        credits = credits.evolve(done.event());
        for (LedgerFact fact : done.facts()) {
            book(fact);
        }
    }

    Wallet wallet(String currency) {
        return wallets.getOrDefault(currency, Wallet.empty(currency, terms().walletCapMinor(currency)));
    }

    /** Charges whose money an issuer has taken back for now. */
    Set<String> disputed() {
        return disputes.stream().map(CardDispute::chargeId).collect(Collectors.toSet());
    }

    DeskTurn<UserDesk> turn() {
        DeskStanding standing = UserStanding.of(before, terms());
        UserDesk same = desk(before.seq());
        DeskStanding after = UserStanding.of(same, terms());
        long seq = changes(standing, after) ? before.seq() + 1 : before.seq();
        UserDesk next = desk(seq);
        return turn(next, seq, standing, after, UserDeadlines.next(next, terms()));
    }

    private UserDesk desk(long seq) {
        return new UserDesk(
                userId, payer, credits, purchases, returns, meant, spotlights, passShows, releasing, wallets,
                asides, links, withdrawals, walletFirst ? true : null, disputes, heard(), remembered(),
                        stopped(), now(), seq);
    }
}
