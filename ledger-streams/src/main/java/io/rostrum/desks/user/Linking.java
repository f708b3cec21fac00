package io.rostrum.desks.user;

import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.id.UserId;
import io.rostrum.desks.Wished;
import io.rostrum.links.MarkRules;

/**
 * Accounts that are linked to this one: said by an operator or by finance, or found by a card that they
 * share.
 */
final class Linking {

    private Linking() {}

    /** Both accounts are told: this one at once, and as the seller that each may be. */
    static void said(UserWork work, DeskCommand.LinkAccounts wish, Wished wished) {
        heard(work, wish.other(), wish.linked());
        MarkRules.linked(wish.one(), wish.other(), wish.linked()).stream().skip(1).forEach(work::ask);
        MarkRules.linked(wish.other(), wish.one(), wish.linked()).forEach(work::ask);
        work.accept(wished);
    }

    static void heard(UserWork work, UserId other, boolean linked) {
        if (!linked) {
            work.links.remove(other);
        } else if (work.links.size() < UserDesk.LINKS_MAX) {
            work.links.add(other);
        }
    }

    /** Whoever has the same card is told of it; a mark that is absent says nothing. */
    static void marked(UserWork work, String fingerprint) {
        if (fingerprint != null) {
            work.tell(
                    DeskCommand.mark(fingerprint), "seen/" + work.userId,
                    new InboxMessage.MarkSeen(work.userId));
        }
    }
}
