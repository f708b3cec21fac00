package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.CreditFact;
import io.rostrum.contracts.ledger.DisputeFact;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.HoldShare;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.OrderFact;
import io.rostrum.contracts.ledger.PlanFact;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.SaleLines;
import io.rostrum.contracts.ledger.Side;
import io.rostrum.contracts.ledger.TaxLine;
import io.rostrum.contracts.ledger.TreasuryFact;
import io.rostrum.contracts.ledger.WalletFact;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The fact table of the rules of the business, to the cent: hammer 100, premium 24, VAT on the premium
 * 4.80, Stripe fee 2.13,
 * commission 12 %; and beside it every other fact.
 */
class FactTableTest {

    private static final String O = "show-1.lot-1";
    private static final String S = "seller-1";
    private static final String U = "user-1";
    private static final SaleLines SALE = sale(8_800);
    private static final SaleLines PAID_OUT = sale(0);
    private static final Account DEBT = Account.sellerReceivable(S);

    /** @param entry postings as {@code Dr account amount unit}, in their order */
    private record Row(String name, LedgerFact fact, String entry) {}

    private static final List<Row> ROWS = List.of(
            new Row("paid", new OrderFact.InvoicePaid("ch", "inv", "USD", 213,
                    List.of(new HoldShare(O, 12_880))),
                    "Dr stripe:pending 12667 USD, Dr stripe-fees 213 USD, Cr hold:show-1.lot-1 12880 USD"),
            new Row("paid, two orders in one invoice", new OrderFact.InvoicePaid(
                    "ch", "inv", "USD", 213, List.of(new HoldShare(O, 12_880), new HoldShare("o2", 1_000))),
                    "Dr stripe:pending 13667 USD, Dr stripe-fees 213 USD, Cr hold:show-1.lot-1 12880 USD,"
                            + " Cr hold:o2 1000 USD"),
            new Row("paid from the wallet", new OrderFact.InvoicePaidFromWallet(
                    "p", "inv", U, "USD", List.of(new HoldShare(O, 12_880))),
                    "Dr user:user-1:wallet 12880 USD, Cr hold:show-1.lot-1 12880 USD"),
            new Row("paid by charge and wallet", new OrderFact.InvoicePaidByBoth(
                    "ch", "inv", U, "USD", 213, 2_880, List.of(new HoldShare(O, 12_880))),
                    "Dr stripe:pending 9787 USD, Dr stripe-fees 213 USD, Dr user:user-1:wallet 2880 USD,"
                            + " Cr hold:show-1.lot-1 12880 USD"),
            new Row("refund while held, in part into the wallet",
                    new OrderFact.HoldRefunded("re", O, U, "USD", 12_880, 2_880L),
                    "Dr hold:show-1.lot-1 12880 USD, Cr stripe:available 10000 USD,"
                            + " Cr user:user-1:wallet 2880 USD"),
            new Row("available", new TreasuryFact.FundsAvailable("txn", "USD", 12_667),
                    "Dr stripe:available 12667 USD, Cr stripe:pending 12667 USD"),
            new Row("released", new OrderFact.OrderReleased(O, 1, S, "USD", SALE),
                    "Dr hold:show-1.lot-1 12880 USD, Cr seller:seller-1:payable 8800 USD,"
                            + " Cr commission 1200 USD,"
                            + " Cr buyers-premium 2400 USD, Cr tax:DE 480 USD"),
            new Row("transferred", new OrderFact.Transferred("tr", O, S, "USD", 8_800),
                    "Dr seller:seller-1:payable 8800 USD, Cr stripe:available 8800 USD"),
            new Row("refund while held", new OrderFact.HoldRefunded("re", O, null, "USD", 12_880, null),
                    "Dr hold:show-1.lot-1 12880 USD, Cr stripe:available 12880 USD"),
            new Row("refund while held, into the wallet",
                    new OrderFact.HoldRefunded("re", O, U, "USD", 12_880, null),
                    "Dr hold:show-1.lot-1 12880 USD, Cr user:user-1:wallet 12880 USD"),
            new Row("refund after transfer, reversal",
                    new OrderFact.TransferReversed("trr", O, S, "USD", 8_800),
                    "Dr stripe:available 8800 USD, Cr seller:seller-1:payable 8800 USD"),
            new Row("refund after transfer",
                    new OrderFact.SaleRefunded("re", O, S, null, "USD", SALE, 0, 0, null),
                    "Dr seller:seller-1:payable 8800 USD, Dr commission 1200 USD, Dr buyers-premium 2400 USD,"
                            + " Dr tax:DE 480 USD, Cr stripe:available 12880 USD"),
            new Row("refund after transfer, in part into the wallet",
                    new OrderFact.SaleRefunded("re", O, S, U, "USD", SALE, 0, 0, 880L),
                    "Dr seller:seller-1:payable 8800 USD, Dr commission 1200 USD, Dr buyers-premium 2400 USD,"
                            + " Dr tax:DE 480 USD, Cr stripe:available 12000 USD,"
                            + " Cr user:user-1:wallet 880 USD"),
            new Row("refund after transfer, reversal refused",
                    new OrderFact.SaleRefunded("re", O, S, null, "USD", PAID_OUT, 8_800, 0, null),
                    "Dr commission 1200 USD, Dr buyers-premium 2400 USD, Dr tax:DE 480 USD,"
                            + " Dr seller:seller-1:receivable 8800 USD, Cr stripe:available 12880 USD"),
            new Row("refund with goodwill, into the wallet",
                    new OrderFact.SaleRefunded("re", O, S, U, "USD", SaleLines.NONE, 0, 500, null),
                    "Dr goodwill 500 USD, Cr user:user-1:wallet 500 USD"),
            new Row("refund failed at Stripe", new OrderFact.RefundFailed("re", U, "USD", 12_880),
                    "Dr stripe:available 12880 USD, Cr user:user-1:wallet 12880 USD"),
            new Row("deposit captured", new OrderFact.DepositForfeited("ch", O, "USD", 2_000, 88),
                    "Dr stripe:pending 1912 USD, Dr stripe-fees 88 USD, Cr forfeits 2000 USD"),
            new Row("deposit given back", new OrderFact.ForfeitRefunded("re", O, "USD", 2_000),
                    "Dr forfeits 2000 USD, Cr stripe:available 2000 USD"),
            new Row("card dispute opened",
                    new DisputeFact.CardDisputeOpened("dp", "ch", "USD", 12_880, 2_000),
                    "Dr stripe:disputed 12880 USD, Dr dispute-fees 2000 USD, Cr stripe:available 14880 USD"),
            new Row("card dispute won", new DisputeFact.CardDisputeWon("dp", "USD", 12_880, 0),
                    "Dr stripe:available 12880 USD, Cr stripe:disputed 12880 USD"),
            new Row("card dispute won, fee returned",
                    new DisputeFact.CardDisputeWon("dp", "USD", 12_880, 2_000),
                    "Dr stripe:available 14880 USD, Cr stripe:disputed 12880 USD, Cr dispute-fees 2000 USD"),
            new Row("card dispute lost after payout",
                    new DisputeFact.CardDisputeLost("dp", O, S, "USD", 0, PAID_OUT, 8_800, 0),
                    "Dr seller:seller-1:receivable 8800 USD, Dr commission 1200 USD,"
                            + " Dr buyers-premium 2400 USD,"
                            + " Dr tax:DE 480 USD, Cr stripe:disputed 12880 USD"),
            new Row("card dispute lost while held",
                    new DisputeFact.CardDisputeLost("dp", O, S, "USD", 12_880, SaleLines.NONE, 0, 0),
                    "Dr hold:show-1.lot-1 12880 USD, Cr stripe:disputed 12880 USD"),
            new Row("card dispute lost after a refund",
                    new DisputeFact.CardDisputeLost("dp", O, S, "USD", 0, SaleLines.NONE, 0, 12_880),
                    "Dr chargebacks 12880 USD, Cr stripe:disputed 12880 USD"),
            new Row("top-up charged back", new DisputeFact.WalletChargedBack("dp", U, "USD", 300, 200),
                    "Dr user:user-1:wallet 300 USD, Dr user:user-1:receivable 200 USD,"
                            + " Cr stripe:disputed 500 USD"),
            new Row("chargeback of what is in the wallet",
                    new DisputeFact.ChargebackRecovered("dp", O, U, "USD", 10_000, 2_880),
                    "Dr user:user-1:wallet 10000 USD, Dr user:user-1:receivable 2880 USD,"
                            + " Cr chargebacks 12880 USD"),
            new Row("receivable recovered", new DisputeFact.ReceivableRecovered("rec", S, "USD", 8_800),
                    "Dr seller:seller-1:payable 8800 USD, Cr seller:seller-1:receivable 8800 USD"),
            new Row("debt paid by a charge", new DisputeFact.DebtPaid("ch", DEBT, "USD", 8_800, 285),
                    "Dr stripe:pending 8515 USD, Dr stripe-fees 285 USD,"
                            + " Cr seller:seller-1:receivable 8800 USD"),
            new Row("receivable written off",
                    new DisputeFact.ReceivableWrittenOff("n", DEBT, "USD", 8_800, "fin-1", "fin-2"),
                    "Dr bad-debts 8800 USD, Cr seller:seller-1:receivable 8800 USD"),
            new Row("100 credits for 9.99, fee 0.59",
                    new CreditFact.CreditsBought("ch", U, "USD", 999, 59, 100),
                    "Dr stripe:pending 940 USD, Dr stripe-fees 59 USD, Cr credits:deferred 999 USD,"
                            + " Dr credits:issued 100 XCR, Cr credits:user:user-1 100 XCR"),
            new Row("bonus credits", new CreditFact.CreditsGranted("g", U, 10),
                    "Dr credits:issued 10 XCR, Cr credits:user:user-1 10 XCR"),
            new Row("gift of 50", new CreditFact.GiftGiven("g-1", U, "USD", 50, 500, 250),
                    "Dr credits:user:user-1 50 XCR, Cr credits:spent 50 XCR, Dr credits:deferred 500 USD,"
                            + " Cr hold:gift:g-1 250 USD, Cr credits 250 USD"),
            new Row("gift released", new CreditFact.GiftReleased("g-1", S, "USD", 250),
                    "Dr hold:gift:g-1 250 USD, Cr seller:seller-1:payable 250 USD"),
            new Row("spotlight", new CreditFact.SpotlightShown("sp", U, "USD", 5, 50),
                    "Dr credits:user:user-1 5 XCR, Cr credits:spent 5 XCR,"
                            + " Dr credits:deferred 50 USD, Cr credits 50 USD"),
            new Row("spotlight of bonus credits", new CreditFact.SpotlightShown("sp", U, "USD", 5, 0),
                    "Dr credits:user:user-1 5 XCR, Cr credits:spent 5 XCR"),
            new Row("pass bought", new CreditFact.PassBought("pa", U, 20),
                    "Dr credits:user:user-1 20 XCR, Cr credits:spent 20 XCR"),
            new Row("pass honoured at the show", new CreditFact.PassHonoured("pa", "USD", 200),
                    "Dr credits:deferred 200 USD, Cr credits 200 USD"),
            new Row("pass returned", new CreditFact.PassReturned("pa", U, 20),
                    "Dr credits:spent 20 XCR, Cr credits:user:user-1 20 XCR"),
            new Row("credits expired", new CreditFact.CreditsExpired("lot", U, "USD", 5, 49),
                    "Dr credits:user:user-1 5 XCR, Cr credits:expired 5 XCR, Dr credits:deferred 49 USD,"
                            + " Cr breakage 49 USD"),
            new Row("unspent credits refunded",
                    new CreditFact.PackRefunded("re", U, "USD", 50, 499, List.of(), 0),
                    "Dr credits:user:user-1 50 XCR, Cr credits:refunded 50 XCR, Dr credits:deferred 499 USD,"
                            + " Cr stripe:available 499 USD"),
            new Row("pack refunded whole, its gift void", new CreditFact.PackRefunded(
                    "re", U, "USD", 50, 499, List.of(new HoldShare("g-1", 250)), 250),
                    "Dr credits:user:user-1 50 XCR, Cr credits:refunded 50 XCR, Dr credits:deferred 499 USD,"
                            + " Dr hold:gift:g-1 250 USD, Dr credits 250 USD, Cr stripe:available 999 USD"),
            new Row("pack charged back, its gift void", new CreditFact.PackChargedBack(
                    "dp", U, "USD", 50, 499, List.of(new HoldShare("g-1", 250)), 250, 0),
                    "Dr credits:user:user-1 50 XCR, Cr credits:refunded 50 XCR, Dr credits:deferred 499 USD,"
                            + " Dr hold:gift:g-1 250 USD, Dr credits 250 USD, Cr stripe:disputed 999 USD"),
            new Row("plan month", new PlanFact.PlanPaid("ch", S, "p-1", "USD", 2_900, 114),
                    "Dr stripe:pending 2786 USD, Dr stripe-fees 114 USD, Cr plans:deferred 2900 USD"),
            new Row("plan day", new PlanFact.PlanDayEarned("p-1", 1, S, "USD", 97),
                    "Dr plans:deferred 97 USD, Cr seller-plan 97 USD"),
            new Row("plan refunded", new PlanFact.PlanRefunded("re", S, "USD", 2_803, 97),
                    "Dr plans:deferred 2803 USD, Dr seller-plan 97 USD, Cr stripe:available 2900 USD"),
            new Row("plan charged back", new PlanFact.PlanChargedBack("dp", S, "USD", 2_803, 97),
                    "Dr plans:deferred 2803 USD, Dr seller-plan 97 USD, Cr stripe:disputed 2900 USD"),
            new Row("wallet topped up", new WalletFact.WalletToppedUp("ch", U, "USD", 5_000, 175),
                    "Dr stripe:pending 4825 USD, Dr stripe-fees 175 USD, Cr user:user-1:wallet 5000 USD"),
            new Row("wallet withdrawn", new WalletFact.WalletWithdrawn("re", U, "USD", 5_000),
                    "Dr user:user-1:wallet 5000 USD, Cr stripe:available 5000 USD"),
            new Row("goodwill", new WalletFact.GoodwillGranted("n", U, "USD", 500, "fin-1", "fin-2"),
                    "Dr goodwill 500 USD, Cr user:user-1:wallet 500 USD"),
            new Row("platform payout", new TreasuryFact.PlatformPaidOut("po", "USD", 3_600),
                    "Dr bank 3600 USD, Cr stripe:available 3600 USD"),
            new Row("platform payout returned", new TreasuryFact.PlatformPayoutReturned("po", "USD", 3_600),
                    "Dr stripe:available 3600 USD, Cr bank 3600 USD"),
            new Row("balance topped up", new TreasuryFact.BalanceToppedUp("tu", "USD", 3_600),
                    "Dr stripe:available 3600 USD, Cr bank 3600 USD"),
            new Row("top-up returned", new TreasuryFact.BalanceTopUpReturned("tu", "USD", 3_600),
                    "Dr bank 3600 USD, Cr stripe:available 3600 USD"),
            new Row("Stripe's fee", new TreasuryFact.StripeFeeCharged("txn", "USD", 200),
                    "Dr stripe-fees 200 USD, Cr stripe:available 200 USD"),
            new Row("Stripe's fee returned", new TreasuryFact.StripeFeeReturned("txn", "USD", 200),
                    "Dr stripe:available 200 USD, Cr stripe-fees 200 USD"));

    @TestFactory
    Stream<DynamicTest> everyRowMakesItsEntry() {
        return ROWS.stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> {
            Draft draft = Bookkeeping.entryFor(row.fact());
            assertEquals(row.entry(), text(draft.postings()));
            assertEquals(EntryPhase.BOOKED, draft.phase());
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyRowBalancesReservesAndReverses() {
        return ROWS.stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> {
            List<Posting> plain = Bookkeeping.entryFor(row.fact()).postings();
            assertEquals(null, DraftCheck.fault(Bookkeeping.entryFor(row.fact())));
            Draft reversed = Bookkeeping.entryFor(
                    new BookFact.EntryReversed(row.fact(), "why", "fin-1", "fin-2"));
            assertEquals(plain, reversed.postings().stream().map(Posting::reversed).toList());
            assertEquals(
                    new Draft(EntryPhase.RESERVED, plain),
                    Bookkeeping.entryFor(new BookFact.Reserved("r", row.fact())));
            assertEquals(
                    new Draft(EntryPhase.POSTED, plain),
                    Bookkeeping.entryFor(new BookFact.ReservationPosted("r", row.fact())));
            assertEquals(
                    new Draft(EntryPhase.VOIDED, plain),
                    Bookkeeping.entryFor(new BookFact.ReservationVoided("r", row.fact())));
        }));
    }

    @Test
    void everyPlainFactHasARow() {
        TreeSet<String> rows = ROWS.stream()
                .map(row -> row.fact().getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        rows.addAll(List.of(
                "ManualEntry", "EntryReversed", "MonthClosed", "MonthReopened", "Reserved",
                "ReservationPosted",
                "ReservationVoided"));
        assertEquals(leaves(LedgerFact.class).collect(Collectors.toCollection(TreeSet::new)), rows);
    }

    private static Stream<String> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(FactTableTest::leaves)
                : Stream.of(type.getSimpleName());
    }

    private static SaleLines sale(long seller) {
        return new SaleLines(seller, 1_200, 2_400, List.of(new TaxLine("DE", 480)));
    }

    private static String text(List<Posting> postings) {
        return postings.stream()
                .map(p -> (p.side() == Side.DEBIT ? "Dr " : "Cr ") + p.account() + " " + p.minor() + " "
                        + p.unit())
                .collect(Collectors.joining(", "));
    }
}
