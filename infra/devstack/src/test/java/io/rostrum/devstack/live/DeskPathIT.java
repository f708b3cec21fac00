package io.rostrum.devstack.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.devstack.client.Commerce;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.devstack.demo.Desks;
import io.rostrum.devstack.demo.Trade;
import io.rostrum.devstack.engine.EngineName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Credits, a gift, the wallet and a plan over the real processes, some of which are killed on the way. */
@Tag("drill")
class DeskPathIT {

    @Test
    void creditsWalletAndPlanAreWhatTheBooksSayThoughLedgerAndWorkerAreKilled() throws Exception {
        Spine spine = Spine.withMoney();
        try (Gateway gateway = spine.gateway();
                Scenario scenario = spine.show(gateway, "desks");
                Trade trade = new Trade(spine.settings(), gateway, scenario.seller().user(), System.out::println)) {
            UserId buyerId = scenario.bidder("giver").user();
            trade.prepare(List.of(buyerId));
            Desks desks = new Desks(gateway, scenario.show(), scenario.seller().user(), buyerId);
            desks.awaitCards();
            desks.buyCredits("pack-100");
            desks.give(40);
            again(spine, EngineName.LEDGER);
            desks.topUp(2_000);
            again(spine, EngineName.PAYMENTS);
            desks.choosePlan("PREMIUM");
            trade.daysPass(8);
            desks.withdraw(500);
            returnTheRest(gateway, buyerId, desks);
            refusesWhatIsNot(gateway, buyerId);
            booksSaySo(gateway, buyerId, scenario.seller().user());
        }
    }

    private static void again(Spine spine, EngineName engine) {
        spine.stack().kill(engine);
        spine.stack().start(engine);
    }

    private static void returnTheRest(Gateway gateway, UserId buyerId, Desks desks) throws Exception {
        Commerce buyer = new Commerce(gateway, buyerId, Role.BIDDER);
        JsonNode pack = buyer.read("/wallet").at("/desk/standing/packs/0");
        assertEquals(60, pack.path("left").asInt());
        buyer.must(new DeskCommand.ReturnCredits(CommandId.parse(pack.path("boughtWith").asText())));
        desks.awaitWallet("the return", wallet -> wallet.at("/desk/standing/packs").isEmpty());
    }

    private static void refusesWhatIsNot(Gateway gateway, UserId buyerId) throws Exception {
        Commerce buyer = new Commerce(gateway, buyerId, Role.BIDDER);
        JsonNode fate = buyer.send(new DeskCommand.BuyCredits("pack-7", "USD"));
        assertEquals("UNKNOWN_PACK", fate.path("outcome").path("reason").asText());
    }

    private static void booksSaySo(Gateway gateway, UserId buyerId, UserId sellerId) throws Exception {
        Commerce finance = new Commerce(gateway, new UserId("finance"), Role.FINANCE);
        assertEquals(1_500, net(finance, "user:" + buyerId + ":wallet"));
        assertEquals(0, net(finance, "credits:user:" + buyerId));
        Commerce seller = new Commerce(gateway, sellerId, Role.SELLER);
        JsonNode plan = seller.read("/plan").at("/desk/standing");
        assertEquals("PAID", plan.path("state").asText());
        assertTrue(plan.path("nextChargeMillis").asLong() > 0);
        JsonNode trial = finance.read("/books/main/trial-balance");
        long debits = 0;
        long credits = 0;
        for (JsonNode line : trial.path("lines")) {
            debits += line.path("debitsMinor").longValue();
            credits += line.path("creditsMinor").longValue();
        }
        assertTrue(debits > 0);
        assertEquals(debits, credits);
    }

    private static long net(Commerce finance, String account) throws Exception {
        JsonNode balances = finance.read("/books/main/accounts/" + account.replace(":", "%3A") + "/balances");
        return balances.at("/balances/0/netMinor").asLong();
    }
}
