package io.rostrum.contracts.golden;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.CreditFact;
import io.rostrum.contracts.ledger.DisputeFact;
import io.rostrum.contracts.ledger.HoldShare;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.OrderFact;
import io.rostrum.contracts.ledger.PlanFact;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.SaleLines;
import io.rostrum.contracts.ledger.TaxLine;
import io.rostrum.contracts.ledger.TreasuryFact;
import io.rostrum.contracts.ledger.WalletFact;

import java.util.List;

/** One example of each ledger fact, as the golden files pin them. */
final class LedgerExamples {

    private static final String ORDER = "show-1.lot-1";
    private static final SaleLines SALE = new SaleLines(8_800, 1_200, 2_400, List.of(new TaxLine("DE", 480)));
    private static final SaleLines PAID_OUT = new SaleLines(0, 1_200, 2_400, List.of(new TaxLine("DE", 480)));
    private static final List<HoldShare> HOLDS = List.of(new HoldShare(ORDER, 12_880));
    private static final List<HoldShare> GIFTS = List.of(new HoldShare("gift-1", 250));
    private static final Account DEBT = Account.sellerReceivable("seller-1");
    private static final WalletFact WITHDRAWN = new WalletFact.WalletWithdrawn("wd-1", "user-1", "USD", 500);

    static final List<LedgerFact> FACTS = List.of(
            new OrderFact.InvoicePaid("ch_1", "inv-1", "USD", 213, HOLDS),
            new OrderFact.InvoicePaidFromWallet("pay-1", "inv-1", "user-1", "USD", HOLDS),
            new OrderFact.InvoicePaidByBoth("ch_9", "inv-1", "user-1", "USD", 213, 2_000, HOLDS),
            new OrderFact.OrderReleased(ORDER, 1, "seller-1", "USD", SALE),
            new OrderFact.Transferred("tr_1", ORDER, "seller-1", "USD", 8_800),
            new OrderFact.TransferReversed("trr_1", ORDER, "seller-1", "USD", 8_800),
            new OrderFact.HoldRefunded("re_1", ORDER, null, "USD", 12_880, null),
            new OrderFact.SaleRefunded("re_2", ORDER, "seller-1", "user-1", "USD", PAID_OUT, 8_800, 0, null),
            new OrderFact.RefundFailed("re_3", "user-1", "USD", 12_880),
            new OrderFact.DepositForfeited("ch_2", ORDER, "USD", 2_000, 88),
            new OrderFact.ForfeitRefunded("re_4", ORDER, "USD", 2_000),
            new DisputeFact.CardDisputeOpened("dp_1", "ch_1", "USD", 12_880, 2_000),
            new DisputeFact.CardDisputeWon("dp_1", "USD", 12_880, 0),
            new DisputeFact.CardDisputeLost("dp_1", ORDER, "seller-1", "USD", 0, PAID_OUT, 8_800, 0),
            new DisputeFact.ChargebackRecovered("dp_1", ORDER, "user-1", "USD", 10_000, 2_880),
            new DisputeFact.WalletChargedBack("dp_2", "user-1", "USD", 300, 200),
            new DisputeFact.ReceivableRecovered("rec-1", "seller-1", "USD", 8_800),
            new DisputeFact.DebtPaid("ch_3", DEBT, "USD", 8_800, 285),
            new DisputeFact.ReceivableWrittenOff("note-1", DEBT, "USD", 8_800, "finance-1", "finance-2"),
            new CreditFact.CreditsBought("ch_4", "user-1", "USD", 999, 59, 100),
            new CreditFact.CreditsGranted("grant-1", "user-1", 10),
            new CreditFact.GiftGiven("gift-1", "user-1", "USD", 50, 500, 250),
            new CreditFact.GiftReleased("gift-1", "seller-1", "USD", 250),
            new CreditFact.SpotlightShown("spot-1", "user-1", "USD", 5, 50),
            new CreditFact.PassBought("pass-1", "user-1", 20),
            new CreditFact.PassHonoured("pass-1", "USD", 200),
            new CreditFact.PassReturned("pass-1", "user-1", 20),
            new CreditFact.CreditsExpired("lot-1", "user-1", "USD", 5, 49),
            new CreditFact.PackRefunded("re_5", "user-1", "USD", 50, 499, GIFTS, 250),
            new CreditFact.PackChargedBack("dp_3", "user-1", "USD", 50, 499, GIFTS, 150, 100),
            new PlanFact.PlanPaid("ch_5", "seller-1", "seller-1.2026-01", "USD", 2_900, 114),
            new PlanFact.PlanDayEarned("seller-1.2026-01", 1, "seller-1", "USD", 94),
            new PlanFact.PlanRefunded("re_6", "seller-1", "USD", 2_806, 94),
            new PlanFact.PlanChargedBack("dp_4", "seller-1", "USD", 2_806, 94),
            new WalletFact.WalletToppedUp("ch_6", "user-1", "USD", 5_000, 175),
            WITHDRAWN,
            new WalletFact.GoodwillGranted("note-2", "user-1", "USD", 500, "finance-1", "finance-2"),
            new TreasuryFact.FundsAvailable("txn_1", "USD", 12_667),
            new TreasuryFact.PlatformPaidOut("po_1", "USD", 3_600),
            new TreasuryFact.PlatformPayoutReturned("po_1", "USD", 3_600),
            new TreasuryFact.BalanceToppedUp("tu_1", "USD", 10_000),
            new TreasuryFact.BalanceTopUpReturned("tu_1", "USD", 10_000),
            new TreasuryFact.StripeFeeCharged("txn_2", "USD", 200),
            new TreasuryFact.StripeFeeReturned("txn_3", "USD", 200),
            new BookFact.ManualEntry("note-3", "opening balance", "finance-1", "finance-2", List.of(
                    Posting.debit(Account.BANK, 100, "USD"), Posting.credit(Account.BREAKAGE, 100, "USD"))),
            new BookFact.EntryReversed(
                    new OrderFact.Transferred("tr_2", ORDER, "seller-1", "USD", 1),
                    "twice", "finance-1", "finance-2"),
            new BookFact.MonthClosed(new Month("2026-10"), "note-4", "finance-1"),
            new BookFact.MonthReopened(
                    new Month("2026-10"), "note-5", "an invoice is missing", "finance-1", "finance-2"),
            new BookFact.Reserved("wd-1", WITHDRAWN),
            new BookFact.ReservationPosted("wd-1", WITHDRAWN),
            new BookFact.ReservationVoided("wd-2", WITHDRAWN));

    private LedgerExamples() {}
}
