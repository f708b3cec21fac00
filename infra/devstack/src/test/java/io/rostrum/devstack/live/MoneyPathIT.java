package io.rostrum.devstack.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand.EndShow;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.OrderCommand;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.devstack.client.Commands;
import io.rostrum.devstack.client.Commerce;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Participant;
import io.rostrum.devstack.client.RoomView;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.devstack.demo.Trade;
import io.rostrum.devstack.engine.EngineName;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** From the hammer to the payout over the real processes, some of which are killed on the way. */
@Tag("drill")
class MoneyPathIT {

    private static final int LOTS = 6;
    private static final int BUYERS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void everyOrderComesToItsEndOnceThoughLedgerAndWorkerAreKilled() throws Exception {
        Spine spine = Spine.withMoney();
        try (Gateway gateway = spine.gateway();
                Scenario scenario = spine.show(gateway, "money");
                Trade trade = new Trade(spine.settings(), gateway, scenario.seller().user(), System.out::println)) {
            List<Participant> bidders = new ArrayList<>();
            for (int i = 0; i < BUYERS; i++) {
                bidders.add(scenario.bidder("buyer-" + i));
            }
            trade.prepare(bidders.stream().map(Participant::user).toList());
            RoomView room = RoomView.of(scenario.seller(), scenario.show());
            List<LotId> lots = new ArrayList<>();
            for (int i = 0; i < LOTS; i++) {
                LotId lot = scenario.openLot("lot-" + i, 1_000, 0);
                Commands.accepted(scenario.bid(bidders.get(i % BUYERS), lot, 5_000));
                lots.add(lot);
            }
            Awaitility.await().atMost(PATIENCE).until(() -> lots.stream().allMatch(lot ->
                    room.lot(lot).map(seen -> seen.standing().bids() == 1).orElse(false)));
            lots.forEach(lot -> scenario.hammer(lot, room.lot(lot).orElseThrow().seq()));
            Awaitility.await().atMost(PATIENCE).until(() -> lots.stream().allMatch(lot ->
                    room.lot(lot).map(seen -> seen.standing().phase() == LotPhase.CONFIRMED).orElse(false)));

            Commands.accepted(scenario.seller().submit(scenario.show(), new EndShow(false)));
            again(spine, EngineName.LEDGER);
            again(spine, EngineName.PAYMENTS);
            Trade.Found found = trade.settle(LOTS);

            assertEquals(new Trade.Found(LOTS - 1, 1), found);
            booksAreWhole(gateway, spine, scenario);
            refusesWhatIsNot(gateway, scenario);
            assertEquals(List.of(), MoneySecrets.findings(spine.settings()));
        }
    }

    /** kill -9, and a fresh start. */
    private static void again(Spine spine, EngineName engine) {
        spine.stack().kill(engine);
        spine.stack().start(engine);
    }

    private static void booksAreWhole(Gateway gateway, Spine spine, Scenario scenario) throws Exception {
        Commerce finance = new Commerce(gateway, new UserId("finance"), Role.FINANCE);
        JsonNode trial = finance.read("/books/main/trial-balance");
        long debits = 0;
        long credits = 0;
        for (JsonNode line : trial.path("lines")) {
            debits += line.path("debitsMinor").longValue();
            credits += line.path("creditsMinor").longValue();
            if (line.path("account").textValue().startsWith("hold:" + scenario.show())) {
                assertEquals(0, line.path("netMinor").longValue(), line.path("account").textValue());
            }
        }
        assertTrue(debits > 0);
        assertEquals(debits, credits);
        JsonNode counts = counters(spine);
        assertTrue(counts.size() > 0, "the emulator counts what it was asked for");
        counts.forEach(count -> assertEquals(1, count.path("most").intValue(), counts.toString()));
    }

    private static JsonNode counters(Spine spine) throws Exception {
        URI counters = URI.create("http://" + spine.settings().stripe() + "/emulator/counters");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(counters).build(), HttpResponse.BodyHandlers.ofByteArray());
            return Json.LOG.readTree(answer.body());
        }
    }

    private static void refusesWhatIsNot(Gateway gateway, Scenario scenario) throws Exception {
        UserId nobody = new UserId("nobody");
        Commerce stranger = new Commerce(gateway, nobody, Role.BIDDER);
        JsonNode fate = stranger.send(new OrderCommand.PayInvoice(InvoiceId.of(scenario.show(), nobody, 1), null, null));
        assertEquals("refused", fate.path("status").textValue());
        assertEquals("UNKNOWN_INVOICE", fate.path("outcome").path("reason").textValue());
        assertEquals(0, stranger.read("/orders?as=buyer").path("orders").size());
    }
}
