package io.rostrum.desks.house;

import io.rostrum.commission.CommissionTiers;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.desks.DeskTerms;
import io.rostrum.desks.DeskTurn;
import io.rostrum.desks.Wished;

/**
 * Takes what a seller wishes at their desk and what the desk is told: what is due comes first, then the
 * input.
 *
 * <p>A function of the desk, the input and its log time.
 */
public final class HouseDeskEngine {

    private final DeskTerms terms;
    private final CommissionTiers tiers;

    public HouseDeskEngine(DeskTerms terms, CommissionTiers tiers) {
        this.terms = terms;
        this.tiers = tiers;
    }

    /** Takes one command. {@code logMillis} is the time of its record in the log. */
    public DeskTurn<HouseDesk> take(HouseDesk desk, CommerceRecord record, long logMillis) {
        try {
            HouseWork work = new HouseWork(desk, terms, logMillis);
            HouseTime.settle(work);
            DeskCommand command = (DeskCommand) record.command();
            if (!(command instanceof DeskCommand.DeskDue)) {
                boolean waits = work.choosing != null
                        && work.choosing.wished() != null
                        && work.choosing.wished().commandId().equals(record.commandId());
                Wished wished = waits ? null : work.admitted(record);
                if (wished != null) {
                    HouseWishes.decide(work, command, wished);
                }
            }
            return work.turn();
        } catch (RuntimeException fault) {
            return DeskTurn.thrown(desk.stopped("the rules threw"), fault);
        }
    }

    /** Takes one word of others. {@code logMillis} is the time of its record in the log. */
    public DeskTurn<HouseDesk> hear(HouseDesk desk, InboxMessage message, long logMillis) {
        try {
            HouseWork work = new HouseWork(desk, terms, logMillis);
            HouseTime.settle(work);
            HouseHearing.hear(work, message, tiers);
            return work.turn();
        } catch (RuntimeException fault) {
            return DeskTurn.thrown(desk.stopped("the rules threw"), fault);
        }
    }
}
