package io.rostrum.credits;

import io.rostrum.accounting.Fingerprint;
import io.rostrum.accounting.Journal;
import io.rostrum.accounting.JournalDecision;
import io.rostrum.accounting.MemoryJournalStore;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.CreditFact;
import io.rostrum.contracts.ledger.DisputeFact;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.PostJournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A user's desk, every fact of which is booked by the journal: a fact that it refuses fails the test. */
class CreditsTest {

    private static final long DAY = 86_400_000L;
    private static final long NOW = 1_700_000_000_000L;
    private static final CreditRules RULES = CreditRules.SHIPPED;
    private static final Credits CREDITS = new Credits(RULES);

    private final MemoryJournalStore books = new MemoryJournalStore();
    private CreditDesk desk = CreditDesk.of("u");

    @Test
    void aGiftOf50OutOf100For999IsWorth500AndHalfOfItIsHeld() {
        buy("ch-1", 999, 100);
        List<LedgerFact> facts = done(CREDITS.give(desk, gift("g", 50), NOW));
        assertEquals(List.of(new CreditFact.GiftGiven("g.1", "u", "USD", 50, 500, 250)), facts);
        assertEquals(499, net(Account.CREDITS_DEFERRED, "USD"));
        assertEquals(50, net(Account.credits("u"), "XCR"));
    }

    @Test
    void theLastUnitTakesTheRest() {
        buy("ch-1", 999, 100);
        long sum = 0;
        for (int i = 0; i < 100; i++) {
            sum += ((CreditFact.SpotlightShown) spotlight("s" + i, 1).getFirst()).valueMinor();
        }
        assertEquals(999, sum);
        assertEquals(0, net(Account.CREDITS_DEFERRED, "USD"));
    }

    @Test
    void whatCameFirstGoesFirstAndEachLotHasItsOwnFact() {
        buy("ch-1", 100, 10);
        buy("ch-2", 300, 10);
        List<LedgerFact> facts = done(CREDITS.give(desk, gift("g", 15), NOW));
        assertEquals(
                List.of(
                        new CreditFact.GiftGiven("g.1", "u", "USD", 10, 100, 50),
                        new CreditFact.GiftGiven("g.2", "u", "USD", 5, 150, 75)),
                facts);
    }

    @Test
    void aBonusCarriesNoMoneyAndCannotBeGiven() {
        done(CREDITS.granted(desk, "grant", "USD", 10, NOW));
        assertRefused(CreditRefusal.BONUS_NOT_GIFTABLE, CREDITS.give(desk, gift("g", 5), NOW));
        assertEquals(
                List.of(new CreditFact.SpotlightShown("s.1", "u", "USD", 5, 0)), spotlight("s", 5));
        buy("ch-1", 100, 10);
        assertEquals(
                List.of(new CreditFact.GiftGiven("g.1", "u", "USD", 5, 50, 25)),
                done(CREDITS.give(desk, gift("g", 5), NOW)));
    }

    @Test
    void giftsHaveTheirBounds() {
        buy("ch-1", 100_000, 10_000);
        assertRefused(CreditRefusal.OWN_ACCOUNT, give("u", 1, false, 0));
        assertRefused(CreditRefusal.OWN_ACCOUNT, give("s", 1, true, 0));
        assertRefused(CreditRefusal.NOT_ENOUGH_CREDITS, give("s", 10_001, false, 0));
        assertRefused(CreditRefusal.OVER_GIVER_CAP, give("s", RULES.giverDayMax() + 1, false, 0));
        assertRefused(CreditRefusal.OVER_RECEIVER_CAP, give("s", 1, false, RULES.receiverDayMax()));
        done(CREDITS.give(desk, gift("g1", RULES.giverDayMax()), NOW));
        assertRefused(CreditRefusal.OVER_GIVER_CAP, CREDITS.give(desk, gift("g2", 1), NOW));
        done(CREDITS.give(desk, gift("g3", 1), NOW + DAY));
    }

    @Test
    void whatACardOfLessThanADayPaidForIsNotGiven() {
        done(CREDITS.bought(desk, new Credits.Pack("ch-1", "w", NOW - DAY + 1, "USD", 100, 0, 10), NOW));
        assertRefused(CreditRefusal.CARD_TOO_YOUNG, give("s", 1, false, 0));
        done(CREDITS.give(desk, gift("g", 1), NOW + 1));
    }

    @Test
    void nothingOfAFrozenLotIsSpent() {
        buy("ch-1", 100, 10);
        buy("ch-2", 100, 10);
        desk = desk.evolve(new CreditEvent.LotFrozen("ch-1"));
        assertEquals(10, desk.free());
        assertRefused(CreditRefusal.NOT_ENOUGH_CREDITS, give("s", 11, false, 0));
        assertEquals(
                "ch-2", ((CreditEvent.GiftMade) ((CreditDecision.Done) give("s", 5, false, 0)).event())
                        .parts().getFirst().part().lotId());
        assertRefused(CreditRefusal.UNKNOWN, CREDITS.expire(desk, "ch-1", NOW + RULES.lifeMillis()));
        desk = desk.evolve(new CreditEvent.LotThawed("ch-1"));
        assertEquals(20, desk.free());
    }

    @Test
    void aPartOfAPackThatIsChargedBackIsThePlatformsLoss() {
        buy("ch-1", 1_000, 100);
        book(new DisputeFact.CardDisputeOpened("dp", "ch-1", "USD", 400, 2_000));
        done(CREDITS.chargedBack(desk, "ch-1", "dp", "USD", 400));
        assertEquals(100, desk.free());
        assertEquals(400, net(Account.CHARGEBACKS, "USD"));
        assertEquals(0, net(Account.STRIPE_DISPUTED, "USD"));
    }

    @Test
    void aPackRefundedByHandVoidsItsGifts() {
        buy("ch-1", 1_000, 100);
        done(CREDITS.give(desk, gift("g", 20), NOW));
        CreditFact.PackRefunded back =
                (CreditFact.PackRefunded) done(CREDITS.refundedByHand(desk, "ch-1", "re", "USD", 1_000)).getFirst();
        assertEquals(100, back.voidedGifts().getFirst().minor());
        assertEquals(0, net(Account.CREDITS_DEFERRED, "USD"));
        assertEquals(0, net(Account.CREDITS_INCOME, "USD"));
        assertEquals(List.of(), done(CREDITS.releaseGift(desk, "g", NOW + 50 * DAY)));
    }

    @Test
    void aGiftIsReleasedAfter30DaysAndNotBefore() {
        buy("ch-1", 999, 100);
        done(CREDITS.give(desk, gift("g", 50), NOW));
        assertRefused(CreditRefusal.UNKNOWN, CREDITS.releaseGift(desk, "g", NOW + 30 * DAY - 1));
        done(CREDITS.releaseGift(desk, "g", NOW + 30 * DAY));
        assertRefused(CreditRefusal.UNKNOWN, CREDITS.releaseGift(desk, "g", NOW + 31 * DAY));
        assertEquals(250, net(Account.payable("s"), "USD"));
    }

    @Test
    void aSpotlightIsSpentOnlyIfTheBidIsAccepted() {
        buy("ch-1", 100, 10);
        done(CREDITS.wantSpotlight(desk, "s1", 10));
        assertRefused(CreditRefusal.NOT_ENOUGH_CREDITS, CREDITS.wantSpotlight(desk, "s2", 1));
        assertRefused(CreditRefusal.NOT_ENOUGH_CREDITS, returnPack("ch-1", "re", NOW));
        assertEquals(List.of(), done(CREDITS.bidDecided(desk, "s1", false)));
        assertEquals(10, desk.free());
        assertRefused(CreditRefusal.UNKNOWN, CREDITS.bidDecided(desk, "s1", true));
    }

    @Test
    void aPassIsIncomeAtTheShowAndComesBackWithoutOne() {
        buy("ch-1", 999, 100);
        done(CREDITS.buyPass(desk, "p1", 33));
        assertEquals(999, net(Account.CREDITS_DEFERRED, "USD"));
        done(CREDITS.showDecided(desk, "p1", true));
        assertEquals(999 - 330, net(Account.CREDITS_DEFERRED, "USD"));
        done(CREDITS.buyPass(desk, "p2", 33));
        done(CREDITS.showDecided(desk, "p2", false));
        assertEquals(67, net(Account.credits("u"), "XCR"));
        assertEquals(67, desk.free());
    }

    @Test
    void unspentPaidCreditsGoBackWithin14Days() {
        buy("ch-1", 999, 100);
        spotlight("s", 50);
        assertRefused(CreditRefusal.TOO_LATE, returnPack("ch-1", "re", NOW + 14 * DAY + 1));
        assertEquals(
                List.of(new CreditFact.PackRefunded("re", "u", "USD", 50, 499, List.of(), 0)),
                done(returnPack("ch-1", "re", NOW + 14 * DAY)));
        assertRefused(CreditRefusal.NOTHING_LEFT, returnPack("ch-1", "re-2", NOW));
        assertRefused(CreditRefusal.UNKNOWN, returnPack("ch-9", "re-3", NOW));
    }

    @Test
    void whatIsLeftWhenALotExpiresIsBreakage() {
        buy("ch-1", 999, 100);
        spotlight("s", 99);
        assertRefused(CreditRefusal.UNKNOWN, CREDITS.expire(desk, "ch-1", NOW));
        done(CREDITS.expire(desk, "ch-1", NOW + RULES.lifeMillis()));
        assertEquals(10, net(Account.BREAKAGE, "USD"));
        assertEquals(0, net(Account.CREDITS_DEFERRED, "USD"));
    }

    @Test
    void aPassThatComesBackAfterItsLotExpiredExpiresAgain() {
        buy("ch-1", 100, 10);
        done(CREDITS.buyPass(desk, "p", 5));
        done(CREDITS.expire(desk, "ch-1", NOW + RULES.lifeMillis()));
        done(CREDITS.showDecided(desk, "p", false));
        done(CREDITS.expire(desk, "ch-1", NOW + RULES.lifeMillis() + 1));
        assertEquals(100, net(Account.BREAKAGE, "USD"));
        assertEquals(10, net(Account.CREDITS_EXPIRED, "XCR"));
    }

    @Test
    void aPassOfAPackThatWasChargedBackComesBackAsNothing() {
        buy("ch-1", 100, 10);
        done(CREDITS.buyPass(desk, "p", 5));
        book(new DisputeFact.CardDisputeOpened("dp", "ch-1", "USD", 100, 0));
        done(CREDITS.chargedBack(desk, "ch-1", "dp", "USD", 100));
        assertEquals(List.of(), done(CREDITS.showDecided(desk, "p", false)));
    }

    @Test
    void aChargebackVoidsHeldGiftsAndUnusedPassesAndTakesIncomeBack() {
        buy("ch-1", 1_000, 100);
        done(CREDITS.give(desk, gift("old", 10), NOW));
        done(CREDITS.give(desk, gift("new", 20), NOW + 20 * DAY));
        done(CREDITS.releaseGift(desk, "old", NOW + 30 * DAY));
        done(CREDITS.buyPass(desk, "p", 5));
        spotlight("s", 15);
        book(new DisputeFact.CardDisputeOpened("dp", "ch-1", "USD", 1_000, 2_000));
        CreditFact.PackChargedBack lost = (CreditFact.PackChargedBack)
                done(CREDITS.chargedBack(desk, "ch-1", "dp", "USD", 1_000)).getFirst();
        assertEquals(50, lost.credits());
        assertEquals(550, lost.deferredMinor());
        assertEquals(100, lost.voidedGifts().getFirst().minor());
        assertEquals(50, lost.chargebackMinor());
        assertEquals(300, lost.incomeMinor());
        assertEquals(0, net(Account.CREDITS_INCOME, "USD"));
        assertEquals(0, net(Account.CREDITS_DEFERRED, "USD"));
        assertEquals(0, net(Account.STRIPE_DISPUTED, "USD"));
        assertEquals(List.of(), done(CREDITS.releaseGift(desk, "new", NOW + 50 * DAY)));
        assertEquals(List.of(), done(CREDITS.showDecided(desk, "p", true)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whateverIsDoneTheBooksAndTheDeskAgree(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long now = NOW;
        for (int i = 0; i < 1_500; i++) {
            now += random.nextLong(2 * DAY);
            int n = i;
            long count = 1 + random.nextInt(40);
            switch (random.nextInt(9)) {
                case 0 -> take(CREDITS.bought(desk, pack("ch" + n, 1 + random.nextInt(3_000), count * 3), now));
                case 1 -> take(CREDITS.granted(desk, "gr" + n, "USD", count, now));
                case 2 -> take(CREDITS.give(desk, gift("g" + n, count), now));
                case 3 -> take(CREDITS.wantSpotlight(desk, "s" + n, count));
                case 4 -> {
                    for (String spotlight : List.copyOf(desk.spotlights().keySet())) {
                        take(CREDITS.bidDecided(desk, spotlight, random.nextBoolean()));
                    }
                }
                case 5 -> take(CREDITS.buyPass(desk, "p" + n, count));
                case 6 -> {
                    for (String pass : List.copyOf(desk.passes().keySet())) {
                        take(CREDITS.showDecided(desk, pass, random.nextBoolean()));
                    }
                }
                case 7 -> {
                    for (String gift : List.copyOf(desk.gifts().keySet())) {
                        take(CREDITS.releaseGift(desk, gift, now));
                    }
                }
                default -> endOne(random, n, now);
            }
            assertEquals(desk.left(false), net(Account.credits("u"), "XCR"), "seed " + seed + " step " + i);
            assertEquals(deferred(), net(Account.CREDITS_DEFERRED, "USD"), "seed " + seed + " step " + i);
        }
    }

    private void endOne(SplittableRandom random, int n, long now) {
        if (desk.lots().isEmpty()) {
            return;
        }
        String lot = desk.lots().get(random.nextInt(desk.lots().size())).lotId();
        switch (random.nextInt(4)) {
            case 0 -> {
                if (desk.lot(lot).priceMinor() > 0) {
                    take(CREDITS.chargedBack(desk, lot, "dp" + n, "USD", desk.lot(lot).priceMinor()));
                }
            }
            case 1 -> take(CREDITS.expire(desk, lot, now));
            default -> take(returnPack(lot, "re" + n, now));
        }
    }

    private long deferred() {
        long passes = desk.passes().values().stream()
                .flatMap(List::stream)
                .mapToLong(CreditLot.Part::valueMinor)
                .sum();
        return passes + desk.lots().stream().mapToLong(lot -> lot.priceMinor() - lot.recognisedMinor()).sum();
    }

    private void buy(String chargeId, long minor, long credits) {
        done(CREDITS.bought(desk, pack(chargeId, minor, credits), NOW));
    }

    private static Credits.Pack pack(String chargeId, long minor, long credits) {
        return new Credits.Pack(chargeId, chargeId + "-wish", 0, "USD", minor, 0, credits);
    }

    private static Credits.Gift gift(String giftId, long credits) {
        return new Credits.Gift(giftId, "s", credits, false, 0);
    }

    private CreditDecision returnPack(String lotId, String refundId, long now) {
        CreditRefusal refusal = CREDITS.returnRefusal(desk, lotId, now);
        return refusal == null ? CREDITS.returned(desk, lotId, refundId) : new CreditDecision.Refused(refusal);
    }

    private CreditDecision give(String receiver, long credits, boolean linked, long received) {
        return CREDITS.give(desk, new Credits.Gift("g", receiver, credits, linked, received), NOW);
    }

    private List<LedgerFact> spotlight(String id, long credits) {
        done(CREDITS.wantSpotlight(desk, id, credits));
        return done(CREDITS.bidDecided(desk, id, true));
    }

    private List<LedgerFact> done(CreditDecision decision) {
        CreditDecision.Done done = assertInstanceOf(CreditDecision.Done.class, decision);
        take(done);
        return done.facts();
    }

    private void take(CreditDecision decision) {
        if (decision instanceof CreditDecision.Done done) {
            desk = desk.evolve(done.event());
            done.facts().forEach(this::book);
        }
    }

    private void book(LedgerFact fact) {
        JournalDecision decision = Journal.decide(books, PostJournalEntry.of(BookId.MAIN, null, fact), NOW);
        JournalDecision.Booked booked = assertInstanceOf(JournalDecision.Booked.class, decision, () -> decision.toString());
        Journal.evolve(books, booked, Fingerprint.link(Json.bytes(booked.entry())));
    }

    private static void assertRefused(CreditRefusal reason, CreditDecision decision) {
        assertEquals(reason, assertInstanceOf(CreditDecision.Refused.class, decision).reason());
    }

    private long net(Account account, String unit) {
        return books.balance(BookId.MAIN, account, unit).netMinor();
    }

    @Test
    void noMoreLotsAreKeptThanTheBound() {
        for (int i = 0; i < CreditDesk.LOTS_KEPT + 20; i++) {
            buy("ch-" + i, 100, 1);
            spotlight("s-" + i, 1);
        }
        assertTrue(desk.lots().size() <= CreditDesk.LOTS_KEPT);
    }
}
