package io.rostrum.bidding.job;

import io.rostrum.bidding.mirror.MirrorItem;
import io.rostrum.bidding.source.LoggedCommand;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.log.DeadLetter;
import io.rostrum.contracts.log.ShowPartition;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Queue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The keyed operator in Flink's harness, with the real rules and fake ports. */
class BidProcessFunctionTest {
    private static final String SHOW = "show-1";

    private CommandScript script;
    private FakePorts ports;
    private KeyedOneInputStreamOperatorTestHarness<String, LoggedCommand, LoggedEvent> bids;

    @BeforeEach
    void open() throws Exception {
        script = new CommandScript();
        ports = FakePorts.reset();
        bids = harness("", new HashMapStateBackend());
        bids.open();
    }

    @AfterEach
    void close() throws Exception {
        bids.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap", "rocksdb"})
    void aLotIsBidOnAndEveryCommandGetsItsOutcome(String backend) throws Exception {
        bids.close();
        bids = harness(
                "", backend.equals("heap") ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend());
        bids.open();
        openLot(SHOW, CommandScript.byHammer());
        send(script.bid(SHOW, "lot-1", "ann", 5_000));
        send(script.bid(SHOW, "lot-1", "bob", 1_500));
        assertEquals(
                List.of("BidAccepted", "BidAccepted"), types().subList(types().size() - 2, types().size()));
        Outcome bob = FakePorts.TOLD.getLast();
        assertTrue(bob.accepted());
        assertFalse(bob.leads());
        assertEquals(1_600, bob.priceMinor());
        assertEquals(events().size(), bob.seq());
    }

    @Test
    void seqIsContiguousAndEventsCarryTheirCause() throws Exception {
        openLot(SHOW, CommandScript.byHammer());
        LoggedCommand bid = script.bid(SHOW, "lot-1", "ann", 5_000);
        send(bid);
        List<LoggedEvent> events = events();
        for (int n = 0; n < events.size(); n++) {
            assertEquals(n + 1, events.get(n).seq());
        }
        assertEquals(bid.command().commandId(), events.getLast().cause());
    }

    @Test
    void aRepeatGetsItsOutcomeAndMakesNoEvent() throws Exception {
        openLot(SHOW, CommandScript.byHammer());
        CommandRecord bid = script.bid(SHOW, "lot-1", "ann", 5_000).command();
        send(script.logged(bid));
        int events = events().size();
        send(script.logged(bid));
        assertEquals(events, events().size());
        assertTrue(FakePorts.TOLD.getLast().accepted());
    }

    @Test
    void aFaultOfTheRulesFreezesItsShowAndNoOther() throws Exception {
        bids.close();
        openLotOf("other", bids = harnessThatThrowsAt(script.bid(SHOW, "lot-1", "ann", 5_000)));
        openLot(SHOW, CommandScript.byHammer());
        send(trap);
        assertEquals("ShowFrozen", types().getLast());
        assertEquals(Refusal.SHOW_FROZEN, FakePorts.TOLD.getLast().reason());
        assertEquals(1, letters().size());
        assertArrayEquals(trap.value(), letters().peek().getValue().value());
        send(script.bid(SHOW, "lot-1", "bob", 5_000));
        assertEquals(Refusal.SHOW_FROZEN, FakePorts.TOLD.getLast().reason());
        send(script.bid("other", "lot-1", "ann", 5_000));
        assertTrue(FakePorts.TOLD.getLast().accepted());
    }

    @Test
    void aDueLotIsNudgedUntilTheLogHasClosedIt() throws Exception {
        openLot(SHOW, CommandScript.timed(2_000));
        time(script.nowMillis() + 1_900);
        assertEquals(0, nudges(AuctionCommand.CloseDue.class));
        time(script.nowMillis() + 2_010);
        assertEquals(1, nudges(AuctionCommand.CloseDue.class));
        time(script.nowMillis() + 2_200);
        assertTrue(nudges(AuctionCommand.CloseDue.class) > 1, "nobody closed it, so it is nudged again");
        CommandRecord nudge = FakePorts.NUDGES.getLast();
        assertTrue(nudge.command() instanceof AuctionCommand.CloseDue);
        script.after(2_250);
        send(script.logged(nudge));
        assertEquals("LotPassed", types().getLast());
        int nudges = nudges(AuctionCommand.CloseDue.class);
        time(script.nowMillis() + 60_000);
        assertEquals(nudges, nudges(AuctionCommand.CloseDue.class));
    }

    @Test
    void aShowWithOpenLotsBeatsOnlyAfterTheLastBeatCameBack() throws Exception {
        openLot(SHOW, CommandScript.byHammer());
        time(script.nowMillis() + 1_100);
        assertEquals(1, nudges(AuctionCommand.Heartbeat.class));
        time(script.nowMillis() + 10_000);
        assertEquals(1, nudges(AuctionCommand.Heartbeat.class));
        script.after(10_001);
        send(script.logged(FakePorts.NUDGES.getLast()));
        assertTrue(FakePorts.SHOWN.stream().anyMatch(MirrorItem.Fresh.class::isInstance));
        time(script.nowMillis() + 1_100);
        assertEquals(2, nudges(AuctionCommand.Heartbeat.class));
        send(script.pass(SHOW, "lot-1"));
        time(script.nowMillis() + 60_000);
        assertEquals(2, nudges(AuctionCommand.Heartbeat.class));
    }

    @Test
    void aLostBeatIsSentAgain() throws Exception {
        FakePorts.nudgesGetLost = true;
        openLot(SHOW, CommandScript.byHammer());
        time(script.nowMillis() + 1_100);
        time(script.nowMillis() + 2_200);
        assertEquals(2, nudges(AuctionCommand.Heartbeat.class));
    }

    @Test
    void aNewGenerationOfTheMirrorIsShownEverything() throws Exception {
        openLot(SHOW, CommandScript.byHammer());
        send(script.bid(SHOW, "lot-1", "ann", 5_000));
        time(script.nowMillis() + 3_000);
        FakePorts.SHOWN.clear();
        time(script.nowMillis() + 6_000);
        assertEquals(0, FakePorts.SHOWN.size());
        FakePorts.generation++;
        time(script.nowMillis() + 9_000);
        for (Class<?> kind : List.of(
                MirrorItem.Show.class, MirrorItem.RunList.class, MirrorItem.Board.class, MirrorItem.Lot.class,
                MirrorItem.Card.class, MirrorItem.Paddle.class)) {
            assertTrue(FakePorts.SHOWN.stream().anyMatch(kind::isInstance), kind + " is shown");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap", "rocksdb"})
    void aRestoredJobDecidesTheSameAndWritesOnlyWhatIsMissing(String backend) throws Exception {
        StateBackend state =
                backend.equals("heap") ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend();
        bids.close();
        bids = harness("", state);
        bids.open();
        openLot(SHOW, CommandScript.byHammer());
        OperatorSubtaskState checkpoint = bids.snapshot(1, 1);
        int before = events().size();
        LoggedCommand first = script.bid(SHOW, "lot-1", "ann", 5_000);
        LoggedCommand second = script.after(5).bid(SHOW, "lot-1", "bob", 1_500);
        send(first);
        send(second);
        List<LoggedEvent> events = events();
        FakePorts.recorded = List.of(recorded(events.get(before)));

        restart(checkpoint, state);
        send(first);
        assertEquals(0, events().size(), "the topic has it");
        send(second);
        assertArrayEquals(events.getLast().bytes(), events().getFirst().bytes());
        assertEquals(1, events().size());
    }

    @Test
    void aShowThatDecidesOtherwiseThanRecordedIsHaltedAndStaysSo() throws Exception {
        openLot(SHOW, CommandScript.byHammer());
        OperatorSubtaskState checkpoint = bids.snapshot(1, 1);
        int seq = events().size() + 1;
        int partition = ShowPartition.of(SHOW, BidJob.MAX_PARALLELISM);
        FakePorts.recorded = List.of(new FakePorts.RecordedBefore(partition, SHOW, seq, new byte[] {1}));
        restart(checkpoint, new HashMapStateBackend());
        send(script.bid(SHOW, "lot-1", "ann", 5_000));
        assertEquals(0, events().size());
        assertEquals(1, letters().size());
        assertEquals(Refusal.SHOW_FROZEN, FakePorts.TOLD.getLast().reason());

        OperatorSubtaskState halted = bids.snapshot(2, 2);
        FakePorts.recorded = List.of();
        restart(halted, new HashMapStateBackend());
        send(script.bid(SHOW, "lot-1", "bob", 6_000));
        assertEquals(0, events().size());
        assertEquals(Refusal.SHOW_FROZEN, FakePorts.TOLD.getLast().reason());
    }

    @Test
    void aRestoredShowWithAnOpenLotIsBeatingAgain() throws Exception {
        openLot(SHOW, CommandScript.timed(10_000));
        time(script.nowMillis() + 1_100);
        OperatorSubtaskState checkpoint = bids.snapshot(1, 1);
        FakePorts.NUDGES.clear();
        restart(checkpoint, new HashMapStateBackend());
        time(script.nowMillis() + 30_000);
        assertEquals(1, nudges(AuctionCommand.Heartbeat.class));
    }

    private LoggedCommand trap;

    private KeyedOneInputStreamOperatorTestHarness<String, LoggedCommand, LoggedEvent> harnessThatThrowsAt(
            LoggedCommand command) throws Exception {
        trap = command;
        var harness = harness(command.command().commandId().toString(), new HashMapStateBackend());
        harness.open();
        return harness;
    }

    private void openLotOf(
            String show, KeyedOneInputStreamOperatorTestHarness<String, LoggedCommand, LoggedEvent> harness)
            throws Exception {
        bids = harness;
        openLot(show, CommandScript.byHammer());
    }

    private void openLot(String show, io.rostrum.contracts.auction.RulePack rules) throws Exception {
        send(script.create(show, rules));
        send(script.lot(show, "lot-1"));
        send(script.schedule(show));
        send(script.goLive(show));
        send(script.paddle(show, "ann"));
        send(script.paddle(show, "bob"));
        send(script.open(show, "lot-1"));
        assertTrue(FakePorts.TOLD.getLast().accepted(), FakePorts.TOLD.getLast().toString());
    }

    private void send(LoggedCommand command) throws Exception {
        bids.setProcessingTime(Math.max(bids.getProcessingTime(), script.nowMillis()));
        bids.processElement(new StreamRecord<>(command));
    }

    private void time(long millis) throws Exception {
        bids.setProcessingTime(millis);
    }

    private void restart(OperatorSubtaskState checkpoint, StateBackend state) throws Exception {
        bids.close();
        bids = harness("", state);
        bids.initializeState(checkpoint);
        bids.open();
    }

    private KeyedOneInputStreamOperatorTestHarness<String, LoggedCommand, LoggedEvent> harness(
            String throwOn, StateBackend state) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new BidProcessFunction("commands", throwOn, ports)),
                LoggedCommand::showId,
                Types.STRING,
                BidJob.MAX_PARALLELISM,
                1,
                0);
        harness.getExecutionConfig().enableObjectReuse();
        harness.setStateBackend(state);
        return harness;
    }

    private static FakePorts.RecordedBefore recorded(LoggedEvent event) {
        int partition = ShowPartition.of(event.showId(), BidJob.MAX_PARALLELISM);
        return new FakePorts.RecordedBefore(partition, event.showId(), event.seq(), event.bytes());
    }

    private List<LoggedEvent> events() {
        return bids.extractOutputValues();
    }

    private List<String> types() {
        return events().stream().map(LoggedEvent::type).toList();
    }

    private Queue<StreamRecord<DeadLetter>> letters() {
        return bids.getSideOutput(BidJob.DEAD_LETTERS);
    }

    private static int nudges(Class<? extends AuctionCommand> kind) {
        return (int) FakePorts.NUDGES.stream().filter(nudge -> kind.isInstance(nudge.command())).count();
    }
}
