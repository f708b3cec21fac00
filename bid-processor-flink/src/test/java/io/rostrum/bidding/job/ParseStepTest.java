package io.rostrum.bidding.job;

import io.rostrum.bidding.source.LoggedCommand;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.log.DeadLetter;
import io.rostrum.contracts.log.ShowPartition;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ParseStepTest {
    private static final CommandId ID = CommandId.derived(CommandScript.START, "a test");

    private final CommandScript script = new CommandScript();
    private OneInputStreamOperatorTestHarness<LoggedCommand, LoggedCommand> step;

    @BeforeEach
    void open() throws Exception {
        step = ProcessFunctionTestHarnesses.forProcessFunction(
                new ParseStep("commands", BidJob.MAX_PARALLELISM, FakePorts.reset()));
    }

    @AfterEach
    void close() throws Exception {
        step.close();
    }

    @Test
    void aCommandInItsPartitionPasses() throws Exception {
        LoggedCommand command = script.goLive("show-1");
        step.processElement(command, 0);
        assertEquals(List.of(command), step.extractOutputValues());
    }

    @Test
    void aCommandInAnotherPartitionIsADeadLetterAndIsAnswered() throws Exception {
        int wrong = (ShowPartition.of("show-1", 64) + 1) % 64;
        LoggedCommand command = script.logged("show-1", script.goLive("show-1").value(), ID, wrong);
        step.processElement(command, 0);
        assertEquals("stands in another partition than its show", deadLetter().reason());
        assertEquals(ID, FakePorts.TOLD.getFirst().commandId());
        assertEquals(Refusal.FORM, FakePorts.TOLD.getFirst().reason());
    }

    @Test
    void aKeyThatIsNotTheShowIsADeadLetter() throws Exception {
        LoggedCommand other = script.goLive("show-1");
        step.processElement(script.logged("show-2", other.value(), ID, ShowPartition.of("show-1", 64)), 0);
        assertEquals("its key is not its show", deadLetter().reason());
    }

    @Test
    void poisonBytesAreOneDeadLetterEachWithTheirBytes() throws Exception {
        Random random = new Random(7);
        for (int n = 0; n < 1_000; n++) {
            byte[] poison = new byte[random.nextInt(200)];
            random.nextBytes(poison);
            step.processElement(script.logged("show-1", poison, ID, n % 64), 0);
            assertArrayEquals(poison, letters().get(n).getValue().value());
        }
        assertEquals(1_000, letters().size());
        assertTrue(step.extractOutputValues().isEmpty());
    }

    @Test
    void aRecordThatIsReadAgainAfterARestartIsTheSameLetter() throws Exception {
        LoggedCommand poison = script.logged("show-1", new byte[] {1}, ID, 5);
        step.processElement(poison, 0);
        byte[] first = deadLetter().toRecord().key();
        step.close();
        open();
        step.processElement(poison, 0);
        assertArrayEquals(first, deadLetter().toRecord().key());
    }

    @Test
    void anUnknownTypeIsADeadLetterThatNamesNoValue() throws Exception {
        String text = new String(script.goLive("show-1").value(), StandardCharsets.UTF_8)
                .replace("GoLive", "StealTheShow");
        step.processElement(
                script.logged("show-1", text.getBytes(StandardCharsets.UTF_8), ID,
                        ShowPartition.of("show-1", 64)), 0);
        assertEquals("missing or unknown type", deadLetter().reason());
    }

    @Test
    void whoCannotBeNamedIsNotAnswered() throws Exception {
        step.processElement(script.logged("no show's id!", new byte[] {1}, ID, 0), 0);
        assertEquals(1, letters().size());
        assertTrue(FakePorts.TOLD.isEmpty());
    }

    private DeadLetter deadLetter() {
        assertEquals(1, letters().size());
        return letters().getFirst().getValue();
    }

    private List<StreamRecord<DeadLetter>> letters() {
        return List.copyOf(step.getSideOutput(BidJob.DEAD_LETTERS));
    }
}
