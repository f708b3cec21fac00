package io.rostrum.desks.user;

import io.rostrum.credits.CreditEvent;
import io.rostrum.credits.CreditLot;
import io.rostrum.desks.DeskTerms;
import io.rostrum.desks.DeskTurn;

import java.util.Set;
import java.util.stream.Collectors;

/** When time alone brings something about at a user's desk. */
final class UserDeadlines {

    private UserDeadlines() {}

    /** The earliest; what is past and could bring nothing about is looked at again after a pause. */
    static long next(UserDesk desk, DeskTerms terms) {
        if (desk.stopped() != null) {
            return DeskTurn.NEVER;
        }
        long next = DeskTurn.NEVER;
        for (Purchase purchase : desk.purchases()) {
            next = Math.min(next, purchase.charge().dueMillis(terms));
        }
        for (PackReturn each : desk.returns()) {
            next = Math.min(next, each.refunding().dueMillis());
        }
        for (Withdrawal each : desk.withdrawals()) {
            next = Math.min(next, each.refunding().dueMillis());
        }
        for (Spotlight each : desk.spotlights().values()) {
            next = Math.min(next, each.untilMillis());
        }
        Set<String> disputed =
                desk.disputes().stream().map(CardDispute::chargeId).collect(Collectors.toSet());
        for (CreditEvent.GiftMade gift : desk.credits().gifts().values()) {
            if (!isDisputed(gift, disputed)) {
                next = Math.min(next, gift.atMillis() + terms.credits().giftHoldMillis());
            }
        }
        for (CreditLot lot : desk.credits().lots()) {
            if (lot.left() > 0 && !desk.credits().frozen().contains(lot.lotId())) {
                next = Math.min(next, lot.expiresAtMillis());
            }
        }
        return next > desk.nowMillis() ? next : desk.nowMillis() + terms.clocks().again();
    }

    /** Whether an issuer has taken back the money of a part of the gift, for now. */
    static boolean isDisputed(CreditEvent.GiftMade gift, Set<String> disputed) {
        return gift.parts().stream().anyMatch(part -> disputed.contains(part.part().lotId()));
    }
}
