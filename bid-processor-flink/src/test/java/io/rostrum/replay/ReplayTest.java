package io.rostrum.replay;

import io.rostrum.auction.RecordedEvent;
import io.rostrum.auction.Scene;
import io.rostrum.auction.ShowEngine;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand.Hammer;
import io.rostrum.contracts.auction.AuctionCommand.RequestPaddle;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.log.Topics;
import io.rostrum.replay.ReplayReport.Verdict;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReplayTest {

    private record Logged(byte[] key, byte[] value, long atMillis) {}

    private static final byte[] KEY = "show-1".getBytes(StandardCharsets.UTF_8);

    private final List<Logged> commands = new ArrayList<>();
    private final List<Logged> events = new ArrayList<>();
    private final List<Logged> later = new ArrayList<>();
    private long firstOffset;
    private Scene scene;

    @BeforeEach
    void aShowWithASoldLot() {
        scene = new Scene();
        play();
        scene.sent.forEach(in -> commands.add(new Logged(KEY, Json.bytes(in.command()), in.logTimeMillis())));
        scene.events.forEach(event -> events.add(new Logged(KEY, event.bytes(), event.event().atMillis())));
    }

    private void play() {
        Scene played =
                Scene.live(Scene.fixed(100)).lot(Scene.LOT, 1_000, 0).lot("passed", 500, 0).open(Scene.LOT);
        played.paddle("A").paddle("B");
        played.bid("A", Scene.LOT, 5_000);
        played.pass(700).bid("B", Scene.LOT, 3_000);
        played.pass(300).auctioneer(new Hammer(new LotId(Scene.LOT), played.outcome().seq()));
        scene = played;
    }

    private Replay.Result replay() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        int partition = ShowPartition.of(scene.showId, Topics.SHOW_PARTITIONS);
        TopicPartition from = new TopicPartition(Topics.AUCTION_COMMANDS.name(), partition);
        TopicPartition to = new TopicPartition(Topics.AUCTION_EVENTS.name(), partition);
        consumer.updateBeginningOffsets(Map.of(from, firstOffset, to, 0L));
        consumer.updateEndOffsets(Map.of(from, firstOffset + commands.size(), to, (long) events.size()));
        consumer.schedulePollTask(() -> fill(consumer, from, firstOffset, commands));
        consumer.schedulePollTask(() -> {
            fill(consumer, to, 0, events);
            fill(consumer, to, events.size(), later);
        });
        try (ShowLog log = new ShowLog(consumer, scene.showId)) {
            return Replay.run(log, scene.showId, new ShowEngine(), Duration.ZERO);
        }
    }

    private static void fill(
            MockConsumer<byte[], byte[]> consumer, TopicPartition at, long first, List<Logged> records) {
        for (int i = 0; i < records.size(); i++) {
            Logged each = records.get(i);
            consumer.addRecord(new ConsumerRecord<>(
                    at.topic(), at.partition(), first + i, each.atMillis, TimestampType.LOG_APPEND_TIME, 0, 0,
                    each.key,
                    each.value, new RecordHeaders(), Optional.empty()));
        }
    }

    @Test
    void aRecordedShowAgreesAndSaysWhatEachLotCameTo() {
        Replay.Result result = replay();
        ReplayReport report = result.report();
        assertEquals(Verdict.AGREES, report.verdict(), report.difference());
        assertEquals(scene.events.size(), report.agreeing());
        assertEquals(scene.events.size(), report.events());
        assertNull(report.difference());
        assertEquals(
                List.of(
                        new LotResult(Scene.LOT, 1, LotPhase.SOLD, "A", 1, 3_100, 2),
                        new LotResult("passed", 2, LotPhase.PENDING, null, 0, 0, 0)),
                report.lots());
        assertEquals(64, report.sha256().length());
        assertEquals(scene.store.show(), result.store().show());
    }

    @Test
    void whatAShowDidWhileItWasReadIsNoDifference() {
        commands.removeLast();
        later.add(events.removeLast());
        ReplayReport report = replay().report();
        assertEquals(Verdict.AGREES, report.verdict(), report.difference());
        assertEquals(scene.events.size() - 1, report.agreeing());
    }

    @Test
    void anEventOfNoCommandIsADifference() {
        commands.removeLast();
        assertTrue(replay().report().difference().contains("but the fold ends at"), "the hammer fell by itself");
    }

    @Test
    void anEventThatStandsThereTwiceIsNoDifference() {
        events.addAll(4, events.subList(1, 4));
        assertEquals(Verdict.AGREES, replay().report().verdict());
        assertEquals(3, replay().report().repeated());
    }

    @Test
    void aRepeatWithOtherBytesIsADifference() {
        byte[] other = new String(events.get(2).value, StandardCharsets.UTF_8).replace(
                "startsAtMillis\":1", "startsAtMillis\":2")
                .getBytes(StandardCharsets.UTF_8);
        events.add(4, new Logged(KEY, other, 0));
        ReplayReport report = replay().report();
        assertEquals(Verdict.DIFFERS, report.verdict());
        assertTrue(report.difference().startsWith("seq 3 at offset 4"), report.difference());
    }

    @Test
    void theFirstDifferenceIsNamed() {
        byte[] price = new String(events.getLast().value, StandardCharsets.UTF_8).replace("3100", "3200")
                .getBytes(StandardCharsets.UTF_8);
        events.set(events.size() - 1, new Logged(KEY, price, 0));
        ReplayReport report = replay().report();
        assertEquals(Verdict.DIFFERS, report.verdict());
        assertTrue(report.difference().contains("seq " + events.size()), report.difference());
        assertTrue(report.difference().contains("LotSold"), report.difference());
        assertEquals(events.size() - 1, report.agreeing());
    }

    @Test
    void missingAndForeignEventsAreDifferences() {
        RecordedEvent last = scene.events.getLast();
        events.removeLast();
        assertEquals("seq " + last.event().seq() + " is not recorded", replay().report().difference());
        events.add(new Logged(KEY, last.bytes(), 0));
        events.add(new Logged(KEY, "{}".getBytes(StandardCharsets.UTF_8), 0));
        assertEquals(Verdict.DIFFERS, replay().report().verdict());
    }

    @Test
    void recordsOfOtherShowsAndDeadLettersAreLeftOut() {
        byte[] otherKey = "show-2".getBytes(StandardCharsets.UTF_8);
        commands.add(1, new Logged(otherKey, commands.getFirst().value, 0));
        commands.add(2, new Logged(KEY, "poison".getBytes(StandardCharsets.UTF_8), 0));
        events.add(0, new Logged(otherKey, events.getLast().value, 0));
        ReplayReport report = replay().report();
        assertEquals(Verdict.AGREES, report.verdict(), report.difference());
        assertEquals(1, report.unreadable());
    }

    @Test
    void aHistoryThatLacksItsStartHasNoVerdict() {
        commands.removeFirst();
        assertEquals(Verdict.NO_BEGINNING, replay().report().verdict());
        firstOffset = 17;
        assertEquals(Verdict.NO_BEGINNING, replay().report().verdict());
        commands.clear();
        assertEquals(Verdict.NO_BEGINNING, replay().report().verdict());
    }

    @Test
    void whatWasRefusedBeforeTheShowWasCreatedIsNoMissingStart() {
        byte[] early = Json.bytes(scene.record("A", Role.BIDDER, new RequestPaddle()));
        commands.addFirst(new Logged(KEY, early, Scene.START));
        assertEquals(Verdict.AGREES, replay().report().verdict());
        firstOffset = 1;
        assertEquals(Verdict.NO_BEGINNING, replay().report().verdict(), "unless records before it are gone");
    }
}
