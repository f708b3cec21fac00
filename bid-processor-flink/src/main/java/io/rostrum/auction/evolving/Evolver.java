package io.rostrum.auction.evolving;

import io.rostrum.auction.deciding.Fact;
import io.rostrum.auction.projection.ChangeLog;
import io.rostrum.auction.state.Working;
import io.rostrum.contracts.auction.LotPhase;

/** Keeps facts: the one place where a show changes. */
public final class Evolver {

    private Evolver() {}

    /**
     * @param seq the number of the event that will record the fact
     * @param atMillis the log time at which it happened
     */
    public static void evolve(Working show, ChangeLog changes, Fact fact, long seq, long atMillis) {
        Evolution now = new Evolution(show, changes, seq, atMillis);
        switch (fact) {
            case Fact.BidTaken f -> BidEvolution.taken(now, f);
            case Fact.BidRefused f -> {}
            case Fact.PreBidTaken f -> BidEvolution.preBid(now, f);
            case Fact.LimitLowered f -> BidEvolution.lowered(now, f);
            case Fact.LotRefolded f -> BidEvolution.refolded(now, f);
            case Fact.PaddleRequested f -> ShowEvolution.requested(now, f);
            case Fact.PaddleApproved f -> ShowEvolution.approved(now, f);
            case Fact.PaddleBarred f -> ShowEvolution.barred(now, f.paddle());
            case Fact.ExposureReleased f -> LotEvolution.released(now, f.lotId());
            case Fact.ShowCreated f -> ShowEvolution.created(now, f);
            case Fact.ShowRevised f -> ShowEvolution.revised(now, f);
            case Fact.ShowScheduled f -> ShowEvolution.scheduled(now, f.startsAtMillis());
            case Fact.ShowWentLive f -> ShowEvolution.wentLive(now);
            case Fact.ShowPaused f -> ShowEvolution.paused(now);
            case Fact.ShowResumed f -> ShowEvolution.resumed(now);
            case Fact.ShowEnded f -> ShowEvolution.ended(now);
            case Fact.ShowFrozen f -> ShowEvolution.frozen(now);
            case Fact.OutageBridged f -> ShowEvolution.bridged(now, f.gapMillis());
            case Fact.AuctioneerAppointed f -> ShowEvolution.appointed(now, f.userId());
            case Fact.AuctioneerDismissed f -> ShowEvolution.dismissed(now, f.userId());
            case Fact.LotCreated f -> LotEvolution.created(now, f.lotId(), f.lot());
            case Fact.LotRevised f -> LotEvolution.revised(now, f);
            case Fact.LotRemoved f -> LotEvolution.removed(now, f.lotId());
            case Fact.LotsOrdered f -> LotEvolution.ordered(now, f.order());
            case Fact.LotOpened f -> LotEvolution.opened(now, f);
            case Fact.FairWarningGiven f -> LotEvolution.fairWarning(now, f.lotId());
            case Fact.LotExtended f -> LotEvolution.extended(now, f);
            case Fact.LotSold f -> LotEvolution.sold(now, f);
            case Fact.LotPassed f -> LotEvolution.unsold(now, f.lotId(), LotPhase.PASSED, f.byDeadline());
            case Fact.LotCancelled f -> LotEvolution.unsold(now, f.lotId(), LotPhase.CANCELLED, false);
            case Fact.HammerUndone f -> LotEvolution.undone(now, f);
            case Fact.SaleConfirmed f -> LotEvolution.confirmed(now, f.lotId());
            case Fact.IncrementSet f -> now.lot(f.lotId().value(), lot -> lot.stepMinor = f.step());
            case Fact.OpeningLowered f ->
                    now.lotCard(f.lotId().value(), lot -> lot.openingMinor = f.opening());
            case Fact.ReserveWaived f -> now.lotCard(f.lotId().value(), lot -> lot.reserveMinor = 0);
            case Fact.SpotlightShown f -> {}
            case Fact.GiftShown f -> ShowEvolution.gift(now, f);
            case Fact.GuestAdmitted f -> ShowEvolution.admitted(now, f.userId());
            case Fact.AccountLinked f -> ShowEvolution.linked(now, f);
            case Fact.AfterShowOffered f -> LotEvolution.offered(now, f);
            case Fact.AfterShowWithdrawn f -> LotEvolution.withdrawn(now, f.lotId());
            case Fact.BoughtAfterShow f -> LotEvolution.bought(now, f);
            case Fact.StreamKeySet f -> {}
            case Fact.UnderbidderFound f -> {}
            case Fact.UnderbidderMissing f -> {}
            case Fact.CommandRefused f -> {}
        }
    }
}
