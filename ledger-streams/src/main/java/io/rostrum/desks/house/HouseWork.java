package io.rostrum.desks.house;

import io.rostrum.contracts.commerce.DeskStanding;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.desks.DeskTerms;
import io.rostrum.desks.DeskTurn;
import io.rostrum.desks.DeskWork;
import io.rostrum.desks.charging.Charge;
import io.rostrum.orders.desk.SellerState;
import io.rostrum.plans.SellerPlan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One input's way through a seller's desk. */
final class HouseWork extends DeskWork {

    final UserId sellerId;
    final List<PlanDispute> disputes;
    final List<GiftShare> shares;
    final Set<ShowId> shows;
    final Set<UserId> links;
    SellerState trade;
    SellerPlan plan;
    Charge charge;
    int charges;
    boolean byHand;
    boolean leaving;
    String awaitedFact;
    String paidWith;
    Choosing choosing;
    long giftDay;
    long giftsToday;
    private final HouseDesk before;

    HouseWork(HouseDesk desk, DeskTerms terms, long logMillis) {
        super(
                terms, desk.aggregate(), Math.max(logMillis, desk.nowMillis()), desk.heard(),
                desk.remembered(), desk.stopped());
        before = desk;
        sellerId = desk.sellerId();
        disputes = new ArrayList<>(desk.disputes());
        shares = new ArrayList<>(desk.shares());
        shows = new LinkedHashSet<>(desk.shows());
        links = new LinkedHashSet<>(desk.links());
        trade = desk.trade();
        plan = desk.plan();
        charge = desk.charge();
        charges = desk.charges();
        byHand = desk.byHand();
        leaving = desk.leaving();
        awaitedFact = desk.awaitedFact();
        paidWith = desk.paidWith();
        choosing = desk.choosing();
        giftDay = desk.giftDay();
        giftsToday = desk.giftsToday();
    }

    void take(SellerPlan.Step step) {
        plan = step.plan();
        step.facts().forEach(this::book);
    }

    DeskTurn<HouseDesk> turn() {
        DeskStanding standing = HouseStanding.of(before);
        DeskStanding after = HouseStanding.of(desk(before.seq()));
        long seq = changes(standing, after) ? before.seq() + 1 : before.seq();
        HouseDesk next = desk(seq);
        return turn(next, seq, standing, after, HouseTime.next(next, terms()));
    }

    private HouseDesk desk(long seq) {
        return new HouseDesk(
                sellerId, trade, plan, charge, charges, byHand, leaving, awaitedFact, paidWith, choosing,
                disputes, shares, shows, links, giftDay, giftsToday,
                heard(), remembered(), stopped(), now(), seq);
    }
}
