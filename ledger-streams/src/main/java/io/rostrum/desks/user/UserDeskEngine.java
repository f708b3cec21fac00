package io.rostrum.desks.user;

import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.desks.DeskTerms;
import io.rostrum.desks.DeskTurn;
import io.rostrum.desks.Wished;

/**
 * Takes what a user wishes at their desk and what the desk is told: what is due comes first, then the input.
 *
 * <p>A function of the desk, the input and its log time.
 */
public final class UserDeskEngine {

    private final DeskTerms terms;

    public UserDeskEngine(DeskTerms terms) {
        this.terms = terms;
    }

    /** Takes one command. {@code logMillis} is the time of its record in the log. */
    public DeskTurn<UserDesk> take(UserDesk desk, CommerceRecord record, long logMillis) {
        try {
            UserWork work = new UserWork(desk, terms, logMillis);
            UserTime.settle(work);
            DeskCommand command = (DeskCommand) record.command();
            if (!(command instanceof DeskCommand.DeskDue)) {
                boolean asked = work.meant.stream()
                        .anyMatch(meant -> meant.wished().commandId().equals(record.commandId()));
                Wished wished = asked ? null : work.admitted(record);
                if (wished != null) {
                    UserWishes.decide(work, command, wished);
                }
            }
            return work.turn();
        } catch (RuntimeException fault) {
            return DeskTurn.thrown(desk.stopped("the rules threw"), fault);
        }
    }

    /** Takes one word of others. {@code logMillis} is the time of its record in the log. */
    public DeskTurn<UserDesk> hear(UserDesk desk, InboxMessage message, long logMillis) {
        try {
            UserWork work = new UserWork(desk, terms, logMillis);
            UserTime.settle(work);
            UserHearing.hear(work, message);
            return work.turn();
        } catch (RuntimeException fault) {
            return DeskTurn.thrown(desk.stopped("the rules threw"), fault);
        }
    }
}
