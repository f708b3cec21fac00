package io.rostrum.gateway.command;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionCommand.GoLive;
import io.rostrum.contracts.auction.AuctionCommand.PlaceBid;
import io.rostrum.contracts.auction.AuctionCommand.SetIncrement;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.money.Money;
import io.rostrum.gateway.admission.Allowances;
import io.rostrum.gateway.outcome.Recipient;
import io.rostrum.gateway.outcome.Waiters;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CommandIntakeTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final ShowId SHOW = new ShowId("s");
    private static final CommandId ID = CommandId.derived(NOW, "a");
    private static final Caller ANN =
            new Caller(new UserId("ann"), EnumSet.of(Role.BIDDER, Role.SELLER), NOW + 60_000);

    private final List<CommandRecord> log = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private long asking = AskingGate.LET_THROUGH;
    private boolean logAway;
    private Outcome before;
    private final Recipient recipient = new Recipient() {
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
    };
    private final CommandIntake intake = new CommandIntake(
            new Allowances(1, 3, 10),
            (show, bidder, bid, epoch) -> asking,
            new Waiters(10, nanos -> { }),
            this::append,
            (id, show) -> Optional.ofNullable(before),
            InstantSource.fixed(Instant.ofEpochMilli(NOW)),
            10_000);

    private void append(CommandRecord command, CommandLog.Appended appended) {
        if (logAway) {
            appended.unknown(new IllegalStateException("away"));
        } else {
            log.add(command);
            appended.taken();
        }
    }

    private static AuctionCommand bid(long minor) {
        return new PlaceBid(new LotId("l"), new Money(minor, "USD"), BidKind.LIMIT, false, null);
    }

    private Answer take(Caller caller, AuctionCommand command) {
        return intake.take(caller, Wish.of(ID, SHOW, command), recipient);
    }

    private static Refusal refusal(Answer answer) {
        return assertInstanceOf(Answer.Refused.class, answer).reason();
    }

    @Test
    void aBidIsAppendedUnderTheRoleThatFitsAndMayActForABoundedTime() {
        assertInstanceOf(Answer.Sent.class, take(ANN, bid(100)));
        assertEquals(
                List.of(new CommandRecord(ID, SHOW, ANN.userId(), Role.BIDDER, NOW + 10_000, bid(100))), log);
        assertEquals(List.of("taken"), heard);
    }

    @Test
    void anAppendOfUnknownFateIsNeverCalledRefused() {
        logAway = true;
        assertInstanceOf(Answer.Sent.class, take(ANN, bid(100)));
        assertEquals(List.of("unknown"), heard);
        logAway = false;
        assertInstanceOf(Answer.Sent.class, take(ANN, bid(100)), "the same id may be sent again");
    }

    @Test
    void whoeverIsNotSignedInOrNoLongerIsRefused() {
        assertEquals(Refusal.UNAUTHENTICATED, refusal(take(null, bid(100))));
        Caller ended = new Caller(ANN.userId(), ANN.roles(), NOW);
        assertEquals(Refusal.UNAUTHENTICATED, refusal(take(ended, bid(100))));
    }

    @Test
    void aCommandThatNoRoleMaySendIsForbidden() {
        assertEquals(Refusal.FORBIDDEN, refusal(take(ANN, new AuctionCommand.Heartbeat())));
        Caller viewer = new Caller(ANN.userId(), EnumSet.of(Role.VIEWER), NOW + 1);
        assertEquals(Refusal.FORBIDDEN, refusal(take(viewer, new GoLive())));
    }

    @Test
    void anAmountThatIsNotAboveZeroHasNotTheForm() {
        assertEquals(Refusal.FORM, refusal(take(ANN, bid(0))));
        assertEquals(Refusal.FORM, refusal(take(ANN, bid(Long.MIN_VALUE))));
        assertEquals(
                Refusal.FORM, refusal(take(ANN, new SetIncrement(new LotId("l"), new Money(-1, "USD")))));
        assertEquals(List.of(), log);
    }

    @Test
    void aBidUnderTheAskingBidIsTurnedAwayButNotForGood() {
        asking = 500;
        Answer.Refused refused = assertInstanceOf(Answer.Refused.class, take(ANN, bid(100)));
        assertEquals(new Answer.Refused(Refusal.BELOW_ASKING, "the asking bid is higher", false, 500, 0), refused);
        Wish insisting = new Wish(ID, SHOW, bid(100), true, 0);
        assertInstanceOf(Answer.Sent.class, intake.take(ANN, insisting, recipient));
        assertEquals(1, log.size());
    }

    @Test
    void tooManyCommandsOfOnePersonAreToldWhenToComeAgain() {
        for (int i = 0; i < 3; i++) {
            intake.take(ANN, Wish.of(CommandId.derived(NOW, "x" + i), SHOW, bid(100)), recipient);
        }
        Answer.Refused refused = assertInstanceOf(Answer.Refused.class, take(ANN, bid(100)));
        assertEquals(Refusal.RATE, refused.reason());
        assertTrue(refused.retryAfterMillis() > 0);
    }

    @Test
    void anotherCommandUnderAnIdThatIsUnderWayIsRefused() {
        take(ANN, bid(100));
        assertEquals(Refusal.ID_REUSED, refusal(take(ANN, bid(200))));
    }

    @Test
    void aRepeatWhoseOutcomeNobodyElseWillTellIsAnsweredFromMemoryOnceTheLogHasIt() {
        before = new Outcome(ID, SHOW, true, null, null, 3, new LotId("l"), 1, true, 100, 200, null);
        take(ANN, bid(100));
        assertEquals(1, log.size());
        assertEquals(2, heard.size());
        assertTrue(heard.get(1).startsWith("{\"type\":\"outcome\""), heard.get(1));
    }
}
