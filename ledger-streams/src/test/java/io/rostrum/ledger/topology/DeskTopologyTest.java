package io.rostrum.ledger.topology;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.ReserveState;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DeskHappening;
import io.rostrum.contracts.commerce.DeskLine;
import io.rostrum.contracts.commerce.DeskRecord;
import io.rostrum.contracts.commerce.DeskStanding;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.BalanceMove;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.orders.world.Provider.Card;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Credits, gifts, spotlights and passes through the ledger's topology, journal included. */
class DeskTopologyTest extends DrivenLedger {

    private static final LotStanding OPEN =
            new LotStanding(LotPhase.OPEN, 1_000, 1_100, 1, 1, ReserveState.NONE, 0, 0, 0, 0);
    private static final DeskCommand.BuyCredits PACK = new DeskCommand.BuyCredits("pack-100", "USD");

    @Test
    void whatWasPaidIsThereWithTheEntry() {
        buy();
        assertEquals(100, standing().freeCredits());
        assertEquals(List.of(), standing().purchases());
        assertEquals(-999, net(Account.CREDITS_DEFERRED, "USD"));
        assertEquals(-100, net(Account.credits("buyer"), "XCR"));
        assertEquals(1, provider.charges.size());
        assertNothingFailed();
    }

    @Test
    void theSameCommandTwiceIsOneCharge() {
        CommandId id = CommandId.derived(now.toEpochMilli(), "twice");
        accepted(wish(id, BUYER, Role.BIDDER, PACK));
        accepted(wish(id, BUYER, Role.BIDDER, PACK));
        assertEquals(1, provider.charges.size());
        assertEquals(
                CommerceRefusal.ID_REUSED,
                last(id, wish(id, BUYER, Role.BIDDER, new DeskCommand.BuyCredits("pack-550", "USD"))).reason());
        assertEquals(100, standing().freeCredits());
    }

    @Test
    void aCardThatIsDeclinedBuysNothing() {
        provider.card = request -> Card.DECLINES;
        buy();
        assertEquals(0, standing().freeCredits());
        assertEquals(List.of(), standing().purchases());
        assertEquals("card_declined", line(DeskHappening.PURCHASE_FAILED).about());
        assertTrue(provider.intents.values().stream().allMatch(intent -> intent.cancelled));
        assertTrue(entries().isEmpty());
    }

    @Test
    void aStepThatTheProviderCouldNotDoIsTriedAgainAndChargesOnce() {
        provider.fault = request -> request.contains("/confirm/") && now.toEpochMilli() < 1_700_003_000_000L;
        buy();
        assertEquals(0, standing().freeCredits());
        pass(Duration.ofHours(3));
        assertEquals(100, standing().freeCredits());
        assertEquals(1, provider.charges.size());
    }

    @Test
    void wishesThatCannotBeAreRefusedByName() {
        assertEquals(CommerceRefusal.NO_PAYMENT_METHOD, wish(new UserId("cardless"), Role.BIDDER, PACK).reason());
        assertEquals(CommerceRefusal.UNKNOWN_PACK,
                wish(BUYER, Role.BIDDER, new DeskCommand.BuyCredits("pack-7", "USD")).reason());
        assertEquals(CommerceRefusal.NOT_ENOUGH_CREDITS, gift(10).reason());
        buy();
        assertEquals(CommerceRefusal.CARD_TOO_YOUNG, gift(10).reason());
        pass(Duration.ofDays(1));
        assertEquals(CommerceRefusal.NOT_ENOUGH_CREDITS, gift(101).reason());
        assertEquals(CommerceRefusal.OWN_ACCOUNT,
                wish(BUYER, Role.BIDDER, new DeskCommand.SendGift(SHOW, BUYER, 10)).reason());
        assertEquals(CommerceRefusal.NOT_YOURS,
                wish(BUYER, Role.BIDDER, new DeskCommand.SendGift(SHOW, OTHER, 10)).reason());
        assertEquals(CommerceRefusal.UNKNOWN_SHOW,
                wish(BUYER, Role.BIDDER, new DeskCommand.SendGift(new ShowId("nowhere"), SELLER, 10)).reason());
        happen(new AuctionEvent.ShowEnded());
        assertEquals(CommerceRefusal.WINDOW_CLOSED, gift(10).reason());
        assertEquals(100, standing().freeCredits());
        assertEquals(1, entries().size());
    }

    @Test
    void aGiftIsHeldFor30DaysAndIsTheSellersThen() {
        buy();
        pass(Duration.ofDays(1));
        accepted(gift(50));
        assertEquals(50, standing().freeCredits());
        assertEquals(-250, held());
        assertEquals(-250, net(Account.CREDITS_INCOME, "USD"));
        pass(Duration.ofDays(29));
        assertEquals(-250, held());
        provider.fault = request -> request.contains("/transfer/") && now.toEpochMilli() < 1_702_690_000_000L;
        pass(Duration.ofHours(26));
        assertEquals(0, held());
        assertEquals(-250, net(Account.payable("seller"), "USD"));
        pass(Duration.ofDays(2));
        assertEquals(0, net(Account.payable("seller"), "USD"));
        assertEquals(0, provider.accounts.get("acct_1"), "it went on to the seller");
        assertEquals(List.of(), standing().gifts());
        assertNothingFailed();
    }

    @Test
    void aLongPauseCatchesUp() {
        buy();
        pass(Duration.ofDays(1));
        accepted(gift(50));
        now = now.plus(Duration.ofDays(800));
        driver.advanceWallClockTime(Duration.ofDays(800));
        settle();
        assertEquals(0, held());
        assertEquals(0, standing().freeCredits());
        assertEquals(-499, net(Account.BREAKAGE, "USD"));
        assertEquals(0, net(Account.CREDITS_DEFERRED, "USD"));
    }

    @Test
    void oneSellerIsGivenSoMuchInADay() {
        provider.card = request -> Card.PAYS;
        List.of(BUYER, OTHER).forEach(giver -> {
            for (int i = 0; i < 5; i++) {
                accepted(wish(giver, Role.BIDDER, new DeskCommand.BuyCredits("pack-1200", "USD")));
            }
        });
        pass(Duration.ofDays(1));
        accepted(gift(5_000));
        assertEquals(CommerceRefusal.OVER_CAP, gift(1).reason());
        pass(Duration.ofDays(1));
        accepted(gift(1));
    }

    @Test
    void aGiftOfAPackThatIsChargedBackIsVoid() {
        CommandId bought = buy();
        pass(Duration.ofDays(1));
        accepted(gift(50));
        String charge = provider.intents.values().iterator().next().chargeId;
        String payment = "credits/buyer/" + bought;
        Money all = new Money(999, "USD");
        tell("user:buyer", payment, new PaymentEvent.DisputeOpened("du_1", charge, all, "fraudulent", 0, taken(999)));
        assertEquals(0, standing().freeCredits());
        assertEquals(DeskStanding.PackState.DISPUTED, standing().packs().getFirst().state());
        pass(Duration.ofDays(31));
        assertEquals(-250, held());
        tell("user:buyer", payment, new PaymentEvent.DisputeLost("du_1", charge, all));
        assertEquals(0, held());
        assertEquals(0, net(Account.payable("seller"), "USD"));
        assertEquals(0, net(Account.CREDITS_DEFERRED, "USD"));
        assertEquals(0, net(Account.CREDITS_INCOME, "USD"));
        assertEquals(0, net(Account.credits("buyer"), "XCR"));
        assertEquals(0, net(Account.STRIPE_DISPUTED, "USD"));
        assertEquals(50, line(DeskHappening.GIFT_VOIDED).credits());
        assertNothingFailed();
    }

    @Test
    void aDisputeThatIsWonFreesTheCredits() {
        CommandId bought = buy();
        String charge = provider.intents.values().iterator().next().chargeId;
        String payment = "credits/buyer/" + bought;
        Money all = new Money(999, "USD");
        tell("user:buyer", payment, new PaymentEvent.DisputeWon("du_1", charge, all, taken(-999)));
        tell("user:buyer", payment, new PaymentEvent.DisputeOpened("du_1", charge, all, "fraudulent", 0, taken(999)));
        assertEquals(100, standing().freeCredits());
        assertEquals(0, net(Account.STRIPE_DISPUTED, "USD"));
    }

    @Test
    void whatIsLeftOfAPackGoesBackWithin14Days() {
        CommandId bought = buy();
        pass(Duration.ofDays(1));
        accepted(gift(40));
        provider.fault = request -> request.contains("/refund/") && now.toEpochMilli() < 1_700_090_500_000L;
        accepted(wish(BUYER, Role.BIDDER, new DeskCommand.ReturnCredits(bought)));
        assertEquals(0, standing().freeCredits());
        assertEquals(DeskStanding.PackState.RETURNING, standing().packs().getFirst().state());
        pass(Duration.ofHours(4));
        assertEquals(List.of(), standing().packs());
        assertEquals(0, net(Account.CREDITS_DEFERRED, "USD"));
        assertEquals(60, net(Account.CREDITS_REFUNDED, "XCR") * -1);
        assertEquals(599, provider.intents.values().iterator().next().refunded);
        assertEquals(CommerceRefusal.UNKNOWN_PURCHASE,
                wish(BUYER, Role.BIDDER, new DeskCommand.ReturnCredits(CommandId.derived(1, "none"))).reason());
        CommandId late = buy();
        pass(Duration.ofDays(15));
        assertEquals(CommerceRefusal.WINDOW_CLOSED,
                wish(BUYER, Role.BIDDER, new DeskCommand.ReturnCredits(late)).reason());
    }

    @Test
    void aSpotlightIsSpentOnlyIfItsBidIsAccepted() {
        buy();
        accepted(spotlight("good"));
        accepted(spotlight("bad"));
        accepted(spotlight("never"));
        assertEquals(70, standing().freeCredits());
        happen(new AuctionEvent.BidAccepted(new LotId("lot-1"), 1, BidKind.LIMIT, false, true, false, OPEN), bid("good"));
        happen(new AuctionEvent.BidRejected(new LotId("lot-1"), 1, Refusal.BELOW_ASKING, 1_100), bid("bad"));
        assertEquals(80, standing().freeCredits());
        assertEquals(10, net(Account.CREDITS_SPENT, "XCR") * -1);
        pass(Duration.ofHours(1));
        assertEquals(90, standing().freeCredits());
        assertEquals(List.of(), standing().asides());
        assertNothingFailed();
    }

    @Test
    void aPassIsIncomeWhenItsShowBeginsAndComesBackIfItDoesNot() {
        buy();
        ticketed(20);
        accepted(wish(BUYER, Role.BIDDER, new DeskCommand.BuyPass(SHOW, 20)));
        assertTrue(auctionCommands().contains("AdmitGuest"));
        assertEquals(80, standing().freeCredits());
        assertEquals(0, net(Account.CREDITS_INCOME, "USD"));
        happen(new AuctionEvent.ShowWentLive());
        assertEquals(-200, net(Account.CREDITS_INCOME, "USD"));
        assertEquals(
                CommerceRefusal.BAD_AMOUNT,
                wish(BUYER, Role.BIDDER, new DeskCommand.BuyPass(SHOW, 10)).reason());
        accepted(wish(BUYER, Role.BIDDER, new DeskCommand.BuyPass(SHOW, 20)));
        assertEquals(-400, net(Account.CREDITS_INCOME, "USD"));
        happen(new AuctionEvent.GuestAdmitted(BUYER));
        assertEquals(
                CommerceRefusal.WRONG_STATE,
                wish(BUYER, Role.BIDDER, new DeskCommand.BuyPass(SHOW, 20)).reason());
        assertEquals(List.of(), standing().asides());
    }

    @Test
    void aPassOfAShowThatNeverBeganComesBack() {
        buy();
        assertEquals(
                CommerceRefusal.WRONG_STATE,
                wish(BUYER, Role.BIDDER, new DeskCommand.BuyPass(SHOW, 20)).reason());
        ticketed(20);
        accepted(wish(BUYER, Role.BIDDER, new DeskCommand.BuyPass(SHOW, 20)));
        happen(new AuctionEvent.ShowEnded());
        assertEquals(100, standing().freeCredits());
        assertEquals(-100, net(Account.credits("buyer"), "XCR"));
    }

    private void ticketed(int credits) {
        happen(new AuctionEvent.ShowRevised("Lamps", ShippedPacks.named("live", "USD")
                .withAdmission(new RulePack.Admission(credits, 0))));
    }

    private CommandId buy() {
        CommandId id = CommandId.derived(now.toEpochMilli(), "buy");
        accepted(wish(id, BUYER, Role.BIDDER, PACK));
        return id;
    }

    private CommerceOutcome gift(long credits) {
        return wish(BUYER, Role.BIDDER, new DeskCommand.SendGift(SHOW, SELLER, credits));
    }

    private CommerceOutcome spotlight(String bid) {
        return wish(BUYER, Role.BIDDER, new DeskCommand.BuySpotlight(SHOW, bid(bid), 10));
    }

    private static CommandId bid(String name) {
        return CommandId.derived(1_700_000_000_000L, name);
    }

    private static BalanceMove taken(long minor) {
        return new BalanceMove("txn_d", "adjustment", -minor, 0, -minor, "USD", 0, 0, true);
    }

    private long held() {
        return entries().stream()
                .flatMap(entry -> entry.postings().stream())
                .map(posting -> posting.account())
                .filter(account -> account.name().startsWith("hold:gift:"))
                .distinct()
                .mapToLong(account -> net(account, "USD"))
                .sum();
    }

    private static void accepted(CommerceOutcome outcome) {
        assertNull(outcome.reason(), () -> outcome.toString());
    }

    private CommerceOutcome last(CommandId id, CommerceOutcome first) {
        return all(Topics.COMMERCE_OUTCOMES).stream()
                .map(outcome -> Json.read(outcome.value(), CommerceOutcome.class))
                .filter(outcome -> outcome.commandId().equals(id))
                .reduce(first, (before, after) -> after);
    }

    private DeskStanding.OfUser standing() {
        return (DeskStanding.OfUser) records().getLast().standing();
    }

    private DeskLine line(DeskHappening what) {
        return records().stream()
                .flatMap(record -> record.lines().stream())
                .filter(line -> line.what() == what)
                .findFirst()
                .orElseThrow();
    }

    private List<DeskRecord> records() {
        return all(Topics.DESKS_EVENTS).stream()
                .map(record -> Json.read(record.value(), DeskRecord.class))
                .filter(record -> record.desk().equals("user:buyer"))
                .toList();
    }

    private void assertNothingFailed() {
        assertTrue(all(Topics.DEAD_LETTERS).isEmpty());
        assertTrue(all(Topics.LEDGER_REFUSALS).isEmpty());
    }
}
