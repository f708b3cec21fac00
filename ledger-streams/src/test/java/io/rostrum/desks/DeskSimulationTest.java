package io.rostrum.desks;

import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.ShowAsk;
import io.rostrum.contracts.commerce.ShowRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.AccountKind;
import io.rostrum.contracts.money.Money;
import io.rostrum.credits.CreditLot;
import io.rostrum.orders.world.Provider.Card;
import io.rostrum.orders.world.Provider.Intent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.SplittableRandom;

import static io.rostrum.desks.DeskWorld.SELLER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whatever people, cards, issuers and shows do: the desks and the books agree, no card is charged twice, every gift's hold ends at zero. */
class DeskSimulationTest {

    private static final long DAY = 86_400_000L;
    private static final ShowId SHOW = new ShowId("show");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void desksAndBooksAgreeWhateverHappens(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DeskWorld world = new DeskWorld(random);
        world.provider.card = request -> switch (random.nextInt(6)) {
            case 0 -> Card.DECLINES;
            case 1 -> Card.WANTS_BUYER;
            default -> Card.PAYS;
        };
        world.provider.fault = request -> random.nextInt(10) == 0;
        for (int step = 0; step < 400; step++) {
            String where = "seed " + seed + " step " + step;
            act(world, random, step);
            world.settle();
            world.pass(random.nextInt(4) == 0 ? random.nextLong(6 * DAY) : random.nextLong(DAY / 4));
            agree(world, where);
        }
        world.provider.card = request -> Card.PAYS;
        world.provider.fault = request -> false;
        world.wish(new DeskCommand.ChoosePlan("FREE", "USD"));
        for (int i = 0; i < 80; i++) {
            world.pass(DAY);
        }
        assertEquals(0, holds(world), "gifts' holds, seed " + seed);
        assertTrue(world.user.purchases().isEmpty() && world.user.returns().isEmpty() && world.user.withdrawals().isEmpty());
        agree(world, "the end of seed " + seed);
    }

    private static void act(DeskWorld world, SplittableRandom random, int step) {
        switch (random.nextInt(14)) {
            case 0, 1 -> world.wish(new DeskCommand.BuyCredits("pack-100", "USD"));
            case 2 -> world.wish(new DeskCommand.SendGift(SHOW, SELLER, 1 + random.nextInt(60)));
            case 3 -> world.wish(new DeskCommand.BuySpotlight(SHOW, CommandId.derived(world.now, "bid-" + step), 1 + random.nextInt(30)));
            case 4 -> world.wish(new DeskCommand.BuyPass(SHOW, 1 + random.nextInt(30)));
            case 5 -> giveBack(world, random);
            case 6 -> world.wish(new DeskCommand.TopUpWallet(new Money(1 + random.nextInt(9_000), "USD")));
            case 7 -> world.wish(new DeskCommand.WithdrawWallet(new Money(1 + random.nextInt(5_000), "USD")));
            case 8 -> world.wish(new DeskCommand.ChoosePlan(
                    List.of("PREMIUM", "ELITE", "FREE").get(random.nextInt(3)), "USD"));
            case 9 -> dispute(world, random, step);
            case 10 -> setAside(world, random, step);
            case 11 -> setAsideOver(world, random);
            default -> answer(world, random);
        }
    }

    /** An invoice asks for money of the wallet. */
    private static void setAside(DeskWorld world, SplittableRandom random, int step) {
        world.tell("user:u", new InboxMessage.WalletSought(
                "show.u.1/wallet/" + step, "basket:show.u", new Money(1 + random.nextInt(6_000), "USD")));
    }

    /** One of those that have some is paid, or frees it. */
    private static void setAsideOver(DeskWorld world, SplittableRandom random) {
        world.user.asides().keySet().stream().sorted().findFirst().ifPresent(request -> {
            if (random.nextBoolean()) {
                world.pay(request);
            } else {
                world.tell("user:u", new InboxMessage.WalletFreed(request));
            }
        });
    }

    private static void giveBack(DeskWorld world, SplittableRandom random) {
        List<CreditLot> lots = world.user.credits().lots();
        if (!lots.isEmpty()) {
            world.wish(new DeskCommand.ReturnCredits(
                    CommandId.parse(lots.get(random.nextInt(lots.size())).boughtWith())));
        }
    }

    /** A bid is decided, or a show begins or does not. */
    private static void answer(DeskWorld world, SplittableRandom random) {
        if (!world.watches.isEmpty()) {
            ShowRecord watch = world.watches.remove(random.nextInt(world.watches.size()));
            world.tell(watch.replyTo(), watch.ask() instanceof ShowAsk.WatchBid
                    ? new InboxMessage.BidDecided(watch.askId(), random.nextBoolean(), new LotId("lot-1"), 1_000L)
                    : new InboxMessage.PassDecided(watch.askId(), random.nextBoolean()));
        }
    }

    /** Both ends of a dispute, in either order, of any charge that is not disputed yet. */
    private static void dispute(DeskWorld world, SplittableRandom random, int step) {
        List<Intent> paid = world.provider.intents.values().stream()
                .filter(intent -> intent.chargeId != null && !intent.disputed && intent.refunded == 0)
                .toList();
        if (random.nextInt(3) == 0 && !paid.isEmpty()) {
            Intent intent = paid.get(random.nextInt(paid.size()));
            String replyTo = intent.paymentId.value().startsWith("plan/") ? "seller:s" : "user:u";
            world.payment(world.provider.dispute(intent, replyTo, "du_" + step, world.now));
            world.payment(world.provider.endDispute(
                    intent, replyTo, "du_" + step, random.nextBoolean(), world.now));
        }
    }

    private static void agree(DeskWorld world, String where) {
        assertNull(world.user.stopped(), where);
        assertNull(world.house.stopped(), where);
        var desk = world.user.credits();
        long left = desk.lots().stream().mapToLong(CreditLot::left).sum();
        assertEquals(left, world.net(Account.credits("u"), "XCR"), where + ": credits");
        long passes = desk.passes().values().stream()
                .flatMap(List::stream)
                .mapToLong(CreditLot.Part::valueMinor)
                .sum();
        long deferred = desk.lots().stream().mapToLong(lot -> lot.priceMinor() - lot.recognisedMinor()).sum();
        assertEquals(deferred + passes, world.net(Account.CREDITS_DEFERRED, "USD"), where + ": deferred");
        long leaving = world.user.withdrawals().stream().mapToLong(each -> each.refunding().amount().minor()).sum();
        long held = world.user.wallets().values().stream().mapToLong(wallet -> wallet.heldMinor()).sum();
        long aside = world.user.asides().values().stream()
                .flatMap(each -> each.parts().stream())
                .mapToLong(part -> part.minor())
                .sum();
        assertEquals(held + leaving + aside, world.net(Account.wallet("u"), "USD"), where + ": wallet");
        long gifts = desk.gifts().values().stream()
                .flatMap(gift -> gift.parts().stream())
                .mapToLong(part -> part.heldMinor())
                .sum();
        assertEquals(gifts, holds(world), where + ": gifts");
        assertEquals(0, world.net(Account.STRIPE_DISPUTED, "USD"), where + ": disputed");
        world.provider.charges.forEach((payment, times) -> assertEquals(1, times, where + ": " + payment));
    }

    private static long holds(DeskWorld world) {
        return world.books.balances().stream()
                .filter(balance -> balance.account().kind() == AccountKind.GIFT_HOLD)
                .mapToLong(balance -> balance.netMinor())
                .sum();
    }
}
