package io.rostrum.gateway.outcome;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionCommand.GoLive;
import io.rostrum.contracts.auction.AuctionCommand.PauseShow;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.gateway.outcome.Waiters.Progress;
import io.rostrum.gateway.outcome.Waiters.Registered;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WaitersTest {

    private static final ShowId SHOW = new ShowId("s");
    private static final UserId ANN = new UserId("ann");
    private static final UserId BOB = new UserId("bob");
    private static final CommandId ID = CommandId.derived(1, "a");

    private final List<Long> waited = new ArrayList<>();
    private final Waiters waiters = new Waiters(2, waited::add);

    private static final class Ear implements Recipient {
        private final List<String> heard = new ArrayList<>();

        @Override
        public void taken(CommandId commandId) {
            heard.add("taken");
        }

        @Override
        public void outcome(CommandId commandId, String frame) {
            heard.add(frame);
        }

        @Override
        public void unknown(CommandId commandId, long retryAfterMillis) {
            heard.add("unknown");
        }
    }

    private Registered register(CommandId id, UserId actor, AuctionCommand command, Ear ear) {
        return waiters.register(id, SHOW, actor, command, ear, 0);
    }

    @Test
    void whoSentACommandHearsThatItIsTakenAndThenItsOutcomeOnce() {
        Ear ear = new Ear();
        assertEquals(Registered.NEW, register(ID, ANN, new GoLive(), ear));
        waiters.taken(ID);
        assertTrue(waiters.decided(ID, "outcome", 5));
        assertFalse(waiters.decided(ID, "outcome again", 6));
        waiters.unknown(ID, 1);
        assertEquals(List.of("taken", "outcome"), ear.heard);
        assertEquals(List.of(5L), waited);
        assertEquals(0, waiters.size());
    }

    @Test
    void anOutcomeThatOvertakesTheAcknowledgementMakesItNeedless() {
        Ear ear = new Ear();
        register(ID, ANN, new GoLive(), ear);
        waiters.decided(ID, "outcome", 1);
        waiters.taken(ID);
        assertEquals(List.of("outcome"), ear.heard);
    }

    @Test
    void theSameCommandMayBeSentAgainAndTheNewestSenderIsTold() {
        Ear first = new Ear();
        Ear second = new Ear();
        register(ID, ANN, new GoLive(), first);
        assertEquals(Registered.AGAIN, register(ID, ANN, new GoLive(), second));
        waiters.decided(ID, "outcome", 1);
        assertEquals(List.of(), first.heard);
        assertEquals(List.of("outcome"), second.heard);
    }

    @Test
    void anotherCommandOrSenderUnderTheSameIdIsToldSo() {
        register(ID, ANN, new GoLive(), new Ear());
        assertEquals(Registered.REUSED, register(ID, ANN, new PauseShow(), new Ear()));
        assertEquals(Registered.REUSED, register(ID, BOB, new GoLive(), new Ear()));
    }

    @Test
    void noMoreThanTheBoundAreUnderWay() {
        register(ID, ANN, new GoLive(), new Ear());
        register(CommandId.derived(1, "b"), ANN, new GoLive(), new Ear());
        assertEquals(Registered.FULL, register(CommandId.derived(1, "c"), ANN, new GoLive(), new Ear()));
        waiters.decided(ID, "outcome", 1);
        assertEquals(Registered.NEW, register(CommandId.derived(1, "c"), ANN, new GoLive(), new Ear()));
    }

    @Test
    void whoAsksForTheirOwnCommandIsToldInPlaceOfTheOldSocket() {
        Ear old = new Ear();
        Ear asking = new Ear();
        register(ID, ANN, new GoLive(), old);
        assertEquals(Progress.UNDER_WAY, waiters.ask(ID, ANN, asking));
        waiters.taken(ID);
        assertEquals(Progress.TAKEN, waiters.ask(ID, ANN, asking));
        assertEquals(Progress.UNKNOWN, waiters.ask(ID, BOB, new Ear()));
        assertEquals(Progress.UNKNOWN, waiters.ask(CommandId.derived(1, "b"), ANN, asking));
        waiters.decided(ID, "outcome", 1);
        assertEquals(List.of(), old.heard);
        assertEquals(List.of("taken", "outcome"), asking.heard);
    }

    @Test
    void whatWaitsTooLongIsUnknown() {
        Ear ear = new Ear();
        register(ID, ANN, new GoLive(), ear);
        waiters.giveUpBefore(0, 1);
        assertEquals(List.of(), ear.heard);
        waiters.giveUpBefore(1, 1);
        assertEquals(List.of("unknown"), ear.heard);
        assertEquals(0, waiters.size());
    }
}
