package io.rostrum.desks.user;

import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.desks.DeskEngine;
import io.rostrum.desks.DeskTerms;
import io.rostrum.desks.DeskTurn;
import io.rostrum.desks.Wished;

/** A user's desk. */
public final class UserDeskEngine extends DeskEngine<UserDesk, UserWork> {

    private final DeskTerms terms;

    public UserDeskEngine(DeskTerms terms) {
        this.terms = terms;
    }

    @Override
    protected UserWork begin(UserDesk desk, long logMillis) {
        return new UserWork(desk, terms, logMillis);
    }

    @Override
    protected void settle(UserWork work) {
        UserTime.settle(work);
    }

    @Override
    protected boolean waits(UserWork work, CommandId commandId) {
        return work.meant.stream().anyMatch(meant -> meant.wished().commandId().equals(commandId));
    }

    @Override
    protected void decide(UserWork work, DeskCommand command, Wished wished) {
        UserWishes.decide(work, command, wished);
    }

    @Override
    protected void hear(UserWork work, InboxMessage message) {
        UserHearing.hear(work, message);
    }

    @Override
    protected DeskTurn<UserDesk> end(UserWork work) {
        return work.turn();
    }

    @Override
    protected UserDesk stopped(UserDesk desk, String why) {
        return desk.stopped(why);
    }
}
