package io.rostrum.auction.deciding;

import io.rostrum.auction.ShowRules;
import io.rostrum.auction.state.AuctioneersState;
import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.ShowState;
import io.rostrum.auction.state.ShowView;
import io.rostrum.contracts.auction.AuctionCommand.AppointAuctioneer;
import io.rostrum.contracts.auction.AuctionCommand.CreateShow;
import io.rostrum.contracts.auction.AuctionCommand.DismissAuctioneer;
import io.rostrum.contracts.auction.AuctionCommand.EndShow;
import io.rostrum.contracts.auction.AuctionCommand.ReviseShow;
import io.rostrum.contracts.auction.AuctionCommand.ScheduleShow;
import io.rostrum.contracts.auction.AuctionCommand.SetStreamKey;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.Contradictions;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.identity.Role;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The show itself: its life, its rules, its auctioneers. */
final class Shows {

    private static final Set<ShowStatus> BEFORE_LIVE = EnumSet.of(ShowStatus.DRAFT, ShowStatus.SCHEDULED);

    private Shows() {}

    static Decision create(ShowView view, CommandRecord by, CreateShow wish) {
        if (view.show() != null) {
            return Decision.refuse(Refusal.SHOW_EXISTS);
        }
        if (by.role() != Role.SELLER && by.role() != Role.OPERATOR) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        List<String> wrong = Contradictions.in(wish.rules());
        if (!wrong.isEmpty()) {
            return Decision.refuse(Refusal.BAD_RULES, String.join("; ", wrong));
        }
        return Decision.of(new Fact.ShowCreated(
                by.actor(), wish.title(), wish.currency(), ShowRules.VERSION, ShowRules.EVENT_FORMAT,
                wish.rules()));
    }

    static Decision revise(ShowView view, CommandRecord by, ReviseShow wish) {
        if (!Authority.owns(view, by)) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        if (!BEFORE_LIVE.contains(view.show().status())) {
            return Decision.refuse(Refusal.WRONG_STATUS, "the rules are frozen when the show goes live");
        }
        List<String> wrong = Contradictions.in(wish.rules());
        if (wrong.isEmpty()) {
            wrong = lotsOutside(view, wish);
        }
        return wrong.isEmpty()
                ? Decision.of(new Fact.ShowRevised(wish.title(), wish.rules()))
                : Decision.refuse(Refusal.BAD_RULES, String.join("; ", wrong));
    }

    /** Lots without a pack of their own are sold by the show's: its maximum holds for them. */
    private static List<String> lotsOutside(ShowView view, ReviseShow wish) {
        long maximum = wish.rules().maximumMinor();
        for (int position = 1; position <= view.show().lots(); position++) {
            LotState lot = view.lot(view.lotAt(position));
            if (!lot.ownPack() && Math.max(lot.openingMinor(), lot.reserveMinor()) > maximum) {
                return List.of("lot " + position + " opens, or has a reserve, above the pack's maximum");
            }
        }
        return List.of();
    }

    static Decision schedule(ShowView view, CommandRecord by, ScheduleShow wish) {
        if (!Authority.owns(view, by)) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        if (wish.startsAtMillis() < 1) {
            return Decision.refuse(Refusal.BAD_RULES, "a show starts at a time after 1970");
        }
        return in(view, BEFORE_LIVE, new Fact.ShowScheduled(wish.startsAtMillis()));
    }

    static Decision goLive(ShowView view, CommandRecord by) {
        return run(view, by, EnumSet.of(ShowStatus.SCHEDULED), new Fact.ShowWentLive());
    }

    static Decision pause(ShowView view, CommandRecord by) {
        return run(view, by, EnumSet.of(ShowStatus.LIVE), new Fact.ShowPaused());
    }

    static Decision resume(ShowView view, CommandRecord by) {
        ShowState show = view.show();
        long paused = show.nowMillis() - show.pausedAtMillis();
        return run(view, by, EnumSet.of(ShowStatus.PAUSED), new Fact.ShowResumed(paused));
    }

    static Decision end(ShowView view, CommandRecord by, EndShow wish) {
        if (!Authority.runs(view, by)) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        ShowState show = view.show();
        if (show.status() != ShowStatus.LIVE && show.status() != ShowStatus.PAUSED) {
            return Decision.refuse(Refusal.WRONG_STATUS);
        }
        List<Fact> facts = new ArrayList<>();
        if (show.openLots() > 0) {
            if (!wish.cancelOpenLots()) {
                return Decision.refuse(Refusal.LOTS_OPEN);
            }
            for (int position = 1; position <= show.lots(); position++) {
                String lotId = view.lotAt(position);
                if (view.lot(lotId).phase().isOpen()) {
                    facts.add(new Fact.LotCancelled(new LotId(lotId)));
                }
            }
        }
        facts.addFirst(new Fact.ShowEnded());
        return Decision.of(facts);
    }

    static Decision appoint(ShowView view, CommandRecord by, AppointAuctioneer wish) {
        if (!Authority.owns(view, by)) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        AuctioneersState appointed = view.auctioneers();
        if (appointed != null
                && appointed.userIds().length >= Bounds.AUCTIONEERS
                && !Authority.isAppointed(view, wish.userId().value())) {
            return Decision.refuse(
                    Refusal.TOO_MANY, "a show has at most " + Bounds.AUCTIONEERS + " auctioneers");
        }
        return notEnded(view, new Fact.AuctioneerAppointed(wish.userId()));
    }

    static Decision dismiss(ShowView view, CommandRecord by, DismissAuctioneer wish) {
        if (!Authority.owns(view, by)) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        return notEnded(view, new Fact.AuctioneerDismissed(wish.userId()));
    }

    static Decision setStreamKey(ShowView view, CommandRecord by, SetStreamKey wish) {
        if (!Authority.owns(view, by)) {
            return Decision.refuse(Refusal.NOT_APPOINTED);
        }
        return notEnded(view, new Fact.StreamKeySet(wish.keyHash()));
    }

    static Decision notEnded(ShowView view, Fact fact) {
        return view.show().status() == ShowStatus.ENDED
                ? Decision.refuse(Refusal.WRONG_STATUS)
                : Decision.of(fact);
    }

    private static Decision run(ShowView view, CommandRecord by, Set<ShowStatus> in, Fact fact) {
        return Authority.runs(view, by) ? in(view, in, fact) : Decision.refuse(Refusal.NOT_APPOINTED);
    }

    private static Decision in(ShowView view, Set<ShowStatus> in, Fact fact) {
        return in.contains(view.show().status()) ? Decision.of(fact) : Decision.refuse(Refusal.WRONG_STATUS);
    }
}
