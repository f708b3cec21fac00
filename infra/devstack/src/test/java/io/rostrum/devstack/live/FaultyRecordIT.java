package io.rostrum.devstack.live;

import io.rostrum.auction.ShowEngine;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand.PlaceBid;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.ShowStatus;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.socket.ClientFrame;
import io.rostrum.devstack.client.Commands;
import io.rostrum.devstack.client.DeadLetters;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Participant;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.replay.Replay;
import io.rostrum.replay.ReplayReport.Verdict;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FaultyRecordIT {

    private static final long SEED = 20_261_101;
    private static final int POISON = 200;

    private final Spine spine = Spine.whole();

    @Test
    void poisonBecomesOneDeadLetterEachAndBidsGoOn() throws Exception {
        try (Gateway gateway = spine.gateway();
                Scenario scenario = spine.show(gateway, "poison")) {
            LotId lot = scenario.openLot("lot-1", 1_000, 0);
            Participant bidder = scenario.bidder("bidder");

            List<String> places = pourPoison(scenario);

            assertTrue(Commands.accepted(scenario.bid(bidder, lot, 5_000)).outcome().leads());
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                Map<String, Integer> letters = deadLetters();
                places.forEach(place -> assertEquals(1, letters.getOrDefault(place, 0), place));
            });
            Replay.Result replay = spine.replay(scenario.show());
            assertEquals(Verdict.AGREES, replay.report().verdict(), replay.report().difference());
        }
    }

    /** Bytes that are no command, and a command that stands in another show's partition. */
    private List<String> pourPoison(Scenario scenario) throws Exception {
        Random random = new Random(SEED);
        byte[] key = scenario.show().value().getBytes(StandardCharsets.UTF_8);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, spine.settings().kafka().toString()),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < POISON; i++) {
                byte[] value = new byte[random.nextInt(300)];
                random.nextBytes(value);
                sent.add(producer.send(new ProducerRecord<>(
                        Topics.AUCTION_COMMANDS.name(), random.nextInt(Topics.SHOW_PARTITIONS),
                        random.nextBoolean() ? key : null, value)));
            }
            byte[] strayed = Json.bytes(new CommandRecord(
                    CommandId.fresh(System.currentTimeMillis()), scenario.show(), scenario.seller().user(), Role.SELLER,
                    Long.MAX_VALUE,
                    new PlaceBid(new LotId("lot-1"), scenario.money(1), BidKind.LIMIT, false, null)));
            int home = ShowPartition.of(scenario.show(), Topics.SHOW_PARTITIONS);
            sent.add(producer.send(new ProducerRecord<>(
                    Topics.AUCTION_COMMANDS.name(), (home + 1) % Topics.SHOW_PARTITIONS, key, strayed)));
        }
        List<String> places = new ArrayList<>();
        for (Future<RecordMetadata> record : sent) {
            places.add(record.get().partition() + ":" + record.get().offset());
        }
        return places;
    }

    @Test
    void aBidThatReachesTheLogAfterItsTimeWinsNothingAndNeitherDoesItsRepeat() throws Exception {
        try (Gateway gateway = spine.gateway();
                Scenario scenario = spine.show(gateway, "late")) {
            LotId lot = scenario.openLot("lot-1", 1_000, 0);
            Participant bidder = scenario.bidder("bidder");
            long now = System.currentTimeMillis();
            CommandId id = CommandId.fresh(now);
            PlaceBid bid = new PlaceBid(lot, scenario.money(5_000), BidKind.LIMIT, true, null);
            append(new CommandRecord(id, scenario.show(), bidder.user(), Role.BIDDER, now - 1, bid));

            Refusal repeated = Commands.fate(
                            bidder.submit(new ClientFrame.Bid(
                                    id, scenario.show(), lot, bid.limit(), bid.kind(), true, true, null, null)),
                            Commands.PATIENCE)
                    .reason();

            assertEquals(Refusal.EXPIRED, repeated);
            assertEquals(0, spine.replay(scenario.show()).store().lot(lot.value()).standing().leader());
        }
    }

    /** Puts a command where its show's stand, as a gateway does whose request was long under way. */
    private void append(CommandRecord command) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, spine.settings().kafka().toString()),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.AUCTION_COMMANDS.name(),
                            ShowPartition.of(command.showId(), Topics.SHOW_PARTITIONS),
                            command.showId().value().getBytes(StandardCharsets.UTF_8), Json.bytes(command)))
                    .get();
        }
    }

    @Test
    @Tag("drill")
    void aRecordThatTheRulesThrowAtFreezesItsShowAndNoOther() throws Exception {
        CommandId bad = CommandId.fresh(System.currentTimeMillis() + 30_000);
        spine.stack().stop(EngineName.FLINK);
        spine.stack().start(EngineName.FLINK, Map.of("ROSTRUM_DRILL_THROW_ON", bad.toString()));
        try (Gateway gateway = spine.gateway();
                Scenario doomed = spine.show(gateway, "doomed");
                Scenario other = spine.show(gateway, "other")) {
            LotId lot = doomed.openLot("lot-1", 1_000, 0);
            LotId otherLot = other.openLot("lot-1", 1_000, 0);
            Participant bidder = doomed.bidder("bidder");
            Participant otherBidder = other.bidder("bidder");

            Refusal thrown = Commands.fate(
                            bidder.submit(new ClientFrame.Bid(
                                    bad, doomed.show(), lot, doomed.money(5_000), null, true, true, null, null)),
                            Commands.PATIENCE)
                    .reason();
            Refusal later = Commands.fate(doomed.bid(bidder, lot, 6_000), Commands.PATIENCE).reason();

            assertEquals(Refusal.SHOW_FROZEN, thrown);
            assertEquals(Refusal.SHOW_FROZEN, later);
            assertTrue(Commands.accepted(other.bid(otherBidder, otherLot, 5_000)).outcome().leads());
            Replay.Result replay = Replay.run(
                    spine.settings().kafka().toString(), doomed.show(),
                    new ShowEngine(command -> command.commandId().equals(bad)));
            assertEquals(Verdict.AGREES, replay.report().verdict(), replay.report().difference());
            assertEquals(ShowStatus.FROZEN, replay.store().show().status());
        } finally {
            spine.stack().stop(EngineName.FLINK);
            spine.stack().start(EngineName.FLINK);
        }
    }

    /** How often each place of the command log stands among the dead letters. */
    private Map<String, Integer> deadLetters() {
        Map<String, Integer> letters = new HashMap<>();
        DeadLetters.forEach(spine.settings().kafka(),
                letter -> letters.merge(letter.partition() + ":" + letter.offset(), 1, Integer::sum));
        return letters;
    }
}
