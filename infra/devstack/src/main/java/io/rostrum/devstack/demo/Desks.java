package io.rostrum.devstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.money.Money;
import io.rostrum.devstack.client.Commerce;
import io.rostrum.devstack.client.Gateway;

import java.io.IOException;
import java.util.function.Predicate;

/**
 * What people do at their desks beside trade: somebody with a card buys credits, gives some to the show's
 * seller and puts money into their wallet; the seller takes a plan. Each step waits until the pages show what
 * came of it. Used by one thread.
 */
public final class Desks {

    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long LOOK_AGAIN_MILLIS = 200;
    private static final String CURRENCY = "USD";

    private final ShowId show;
    private final UserId sellerId;
    private final Commerce buyer;
    private final Commerce seller;

    public Desks(Gateway gateway, ShowId show, UserId sellerId, UserId buyerId) {
        this.show = show;
        this.sellerId = sellerId;
        this.buyer = new Commerce(gateway, buyerId, Role.BIDDER);
        this.seller = new Commerce(gateway, sellerId, Role.SELLER);
    }

    /** Everything once; both have a card, and the show goes on. */
    public void play() throws IOException, InterruptedException {
        awaitCards();
        buyCredits("pack-550");
        give(50);
        topUp(2_500);
        choosePlan("PREMIUM");
    }

    /** Waits until both desks know the cards that the provider saved. */
    public void awaitCards() throws IOException, InterruptedException {
        await(buyer, "/wallet", "the buyer's card", wallet -> wallet.hasNonNull("desk"));
        await(seller, "/wallet", "the seller's card", wallet -> wallet.hasNonNull("desk"));
    }

    public void buyCredits(String packId) throws IOException, InterruptedException {
        long before = credits(buyer.read("/wallet"));
        buyer.must(new DeskCommand.BuyCredits(packId, CURRENCY));
        awaitWallet("credits", wallet -> credits(wallet) > before);
    }

    public void give(long credits) throws IOException, InterruptedException {
        int before = buyer.read("/wallet").at("/desk/standing/gifts").size();
        buyer.must(new DeskCommand.SendGift(show, sellerId, credits));
        awaitWallet("the gift", wallet -> wallet.at("/desk/standing/gifts").size() > before);
    }

    public void topUp(long minor) throws IOException, InterruptedException {
        long before = held(buyer.read("/wallet"));
        buyer.must(new DeskCommand.TopUpWallet(new Money(minor, CURRENCY)));
        awaitWallet("money in the wallet", wallet -> held(wallet) == before + minor);
    }

    public void withdraw(long minor) throws IOException, InterruptedException {
        buyer.must(new DeskCommand.WithdrawWallet(new Money(minor, CURRENCY)));
        awaitWallet("the withdrawal", wallet -> leaving(wallet) == 0);
    }

    public void choosePlan(String planId) throws IOException, InterruptedException {
        seller.must(new DeskCommand.ChoosePlan(planId, CURRENCY));
        await(seller, "/plan", planId, plan -> plan.at("/desk/standing/planId").asText().equals(planId));
    }

    /** Waits until the buyer's page shows it. */
    public JsonNode awaitWallet(String what, Predicate<JsonNode> wanted)
            throws IOException, InterruptedException {
        return await(buyer, "/wallet", what, wanted);
    }

    private static JsonNode await(Commerce who, String path, String what, Predicate<JsonNode> wanted)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            JsonNode read = who.read(path);
            if (wanted.test(read)) {
                return read;
            }
            if (System.nanoTime() > until) {
                throw new IOException(path + " does not show " + what + " in time: " + read.path("desk"));
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    public static long credits(JsonNode wallet) {
        return wallet.at("/desk/standing/freeCredits").asLong();
    }

    public static long held(JsonNode wallet) {
        return wallet.at("/desk/standing/wallets/0/held/minor").asLong();
    }

    private static long leaving(JsonNode wallet) {
        return wallet.at("/desk/standing/wallets/0/leaving/minor").asLong();
    }
}
