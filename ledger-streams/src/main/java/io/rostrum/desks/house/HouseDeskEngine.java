package io.rostrum.desks.house;

import io.rostrum.commission.CommissionTiers;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.desks.DeskEngine;
import io.rostrum.desks.DeskTerms;
import io.rostrum.desks.DeskTurn;
import io.rostrum.desks.Wished;

/** A seller's desk. */
public final class HouseDeskEngine extends DeskEngine<HouseDesk, HouseWork> {

    private final DeskTerms terms;
    private final CommissionTiers tiers;

    public HouseDeskEngine(DeskTerms terms, CommissionTiers tiers) {
        this.terms = terms;
        this.tiers = tiers;
    }

    @Override
    protected HouseWork begin(HouseDesk desk, long logMillis) {
        return new HouseWork(desk, terms, logMillis);
    }

    @Override
    protected void settle(HouseWork work) {
        HouseTime.settle(work);
    }

    @Override
    protected boolean waits(HouseWork work, CommandId commandId) {
        return work.choosing != null && work.choosing.wished() != null
                && work.choosing.wished().commandId().equals(commandId);
    }

    @Override
    protected void decide(HouseWork work, DeskCommand command, Wished wished) {
        HouseWishes.decide(work, command, wished);
    }

    @Override
    protected void hear(HouseWork work, InboxMessage message) {
        HouseHearing.hear(work, message, tiers);
    }

    @Override
    protected DeskTurn<HouseDesk> end(HouseWork work) {
        return work.turn();
    }

    @Override
    protected HouseDesk stopped(HouseDesk desk, String why) {
        return desk.stopped(why);
    }
}
