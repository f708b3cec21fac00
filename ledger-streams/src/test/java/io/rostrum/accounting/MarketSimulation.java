package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.CreditFact;
import io.rostrum.contracts.ledger.DisputeFact;
import io.rostrum.contracts.ledger.HoldShare;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.OrderFact;
import io.rostrum.contracts.ledger.PlanFact;
import io.rostrum.contracts.ledger.SaleLines;
import io.rostrum.contracts.ledger.TaxLine;
import io.rostrum.contracts.ledger.TreasuryFact;
import io.rostrum.contracts.ledger.WalletFact;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A market whose facts reach a book: sales with every ending, wallets, credits, plans, payouts; and nonsense in between. */
final class MarketSimulation {

    private static final List<String> CURRENCIES = List.of("USD", "EUR", "JPY");
    private static final int OPEN_MAX = 500;
    /** What the treasurer leaves on the account; more than any one step can lose. */
    private static final long FLOAT = 1_000_000;

    private final SplittableRandom random;
    private final BooksUnderTest books;
    private final List<Sale> open = new ArrayList<>();
    private final List<Gift> gifts = new ArrayList<>();
    private long number;

    private enum Step { HELD, RELEASED, TRANSFERRED, DISPUTED, OVER }

    private static final class Sale {
        private final String id;
        private final String seller;
        private final String currency;
        private SaleLines left;
        private Step step = Step.HELD;
        private Step before = Step.HELD;
        private int part;

        Sale(String id, String seller, String currency, SaleLines lines) {
            this.id = id;
            this.seller = seller;
            this.currency = currency;
            this.left = lines;
        }
    }

    private record Gift(String id, String seller, String currency, long heldMinor) {}

    MarketSimulation(long seed, BooksUnderTest books) {
        this.random = new SplittableRandom(seed);
        this.books = books;
        CURRENCIES.forEach(currency -> ask(new TreasuryFact.BalanceToppedUp(name("tu"), currency, 3 * FLOAT)));
    }

    void step() {
        int dice = random.nextInt(100);
        if (dice < 12 && open.size() < OPEN_MAX) {
            sell();
        } else if (dice < 62) {
            open.stream().skip(open.isEmpty() ? 0 : random.nextInt(open.size())).findFirst().ifPresent(this::advance);
        } else if (dice < 74) {
            wallet();
        } else if (dice < 86) {
            credits();
        } else if (dice < 91) {
            treasury();
        } else if (dice < 93) {
            plan();
        } else if (dice < 96) {
            nonsense();
        } else {
            books.askAgain(random.nextInt(Integer.MAX_VALUE));
        }
    }

    /** Brings every sale and gift to its end. */
    void finish() {
        while (!open.isEmpty()) {
            advance(open.getLast());
        }
        while (!gifts.isEmpty()) {
            releaseGift();
        }
    }

    private void sell() {
        String currency = currency();
        String seller = "s" + random.nextInt(50);
        List<HoldShare> holds = new ArrayList<>();
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            long hammer = 1 + random.nextLong(50_000);
            long commission = Rounding.halfEven(hammer, 650 + random.nextInt(551));
            long premium = Rounding.halfEven(hammer, 2_400);
            SaleLines lines = new SaleLines(hammer - commission, commission, premium, List.of(
                    new TaxLine("DE", Rounding.halfEven(premium, 2_000)), new TaxLine("US-CA", random.nextLong(9))));
            Sale sale = new Sale(name("o"), seller, currency, lines);
            sales.add(sale);
            holds.add(new HoldShare(sale.id, lines.totalMinor()));
        }
        long total = Lines.total(holds);
        String buyer = user();
        long wallet = books.balance(Account.wallet(buyer), currency).freeMinor();
        boolean paid = wallet >= total
                ? ask(new OrderFact.InvoicePaidFromWallet(name("p"), name("i"), buyer, currency, holds))
                : wallet > 0 ? ask(new OrderFact.InvoicePaidByBoth(
                        name("ch"), name("i"), buyer, currency, fee(total - wallet), wallet, holds))
                : ask(new OrderFact.InvoicePaid(name("ch"), name("i"), currency, fee(total), holds));
        if (paid) {
            open.addAll(sales);
        }
    }

    private void advance(Sale sale) {
        switch (sale.step) {
            case HELD -> held(sale);
            case RELEASED -> released(sale);
            case TRANSFERRED -> transferred(sale);
            case DISPUTED -> disputed(sale);
            case OVER -> throw new AssertionError("a sale that is over was kept");
        }
        if (sale.step == Step.OVER) {
            open.remove(sale);
        }
    }

    private void held(Sale sale) {
        int dice = random.nextInt(10);
        if (dice < 6) {
            must(new OrderFact.OrderReleased(sale.id, ++sale.part, sale.seller, sale.currency, sale.left));
            sale.step = Step.RELEASED;
        } else if (dice < 8) {
            SaleLines part = LargestRemainder.part(sale.left, 1 + random.nextLong(sale.left.totalMinor()));
            must(new OrderFact.HoldRefunded(
                    name("re"), sale.id, random.nextBoolean() ? user() : null, sale.currency, part.totalMinor(), null));
            sale.left = LargestRemainder.rest(sale.left, part);
            sale.step = sale.left.totalMinor() == 0 ? Step.OVER : Step.HELD;
        } else {
            dispute(sale);
        }
    }

    private void released(Sale sale) {
        if (random.nextInt(12) == 0) {
            dispute(sale);
        } else if (sale.left.sellerMinor() == 0
                || ask(new OrderFact.Transferred(name("tr"), sale.id, sale.seller, sale.currency, sale.left.sellerMinor()))) {
            sale.step = Step.TRANSFERRED;
        } else {
            throw new AssertionError("a payable that was credited cannot be missing");
        }
    }

    private void transferred(Sale sale) {
        int dice = random.nextInt(10);
        if (dice == 0) {
            dispute(sale);
            return;
        }
        if (dice == 1 && sale.left.sellerMinor() > 0) {
            must(new OrderFact.TransferReversed(
                    name("trr"), sale.id, sale.seller, sale.currency, sale.left.sellerMinor()));
            must(new OrderFact.SaleRefunded(name("re"), sale.id, sale.seller, null, sale.currency, sale.left, 0, 0, null));
        } else if (dice == 2) {
            must(new OrderFact.SaleRefunded(
                    name("re"), sale.id, sale.seller, user(), sale.currency, withoutSeller(sale.left),
                    sale.left.sellerMinor(), random.nextLong(100), null));
        }
        sale.step = Step.OVER;
    }

    private void dispute(Sale sale) {
        must(new DisputeFact.CardDisputeOpened("dp" + sale.id + sale.part, name("ch"), sale.currency,
                sale.left.totalMinor(), 2_000));
        sale.before = sale.step;
        sale.step = Step.DISPUTED;
    }

    private void disputed(Sale sale) {
        String dispute = "dp" + sale.id + sale.part;
        sale.part++;
        if (random.nextBoolean()) {
            must(new DisputeFact.CardDisputeWon(dispute, sale.currency, sale.left.totalMinor(), 0));
            sale.step = sale.before;
            return;
        }
        SaleLines none = SaleLines.NONE;
        DisputeFact lost = switch (sale.before) {
            case HELD -> new DisputeFact.CardDisputeLost(
                    dispute, sale.id, sale.seller, sale.currency, sale.left.totalMinor(), none, 0, 0);
            case RELEASED -> new DisputeFact.CardDisputeLost(
                    dispute, sale.id, sale.seller, sale.currency, 0, sale.left, 0, 0);
            case TRANSFERRED, DISPUTED, OVER -> new DisputeFact.CardDisputeLost(
                    dispute, sale.id, sale.seller, sale.currency, 0, withoutSeller(sale.left), sale.left.sellerMinor(), 0);
        };
        must(lost);
        sale.step = Step.OVER;
    }

    private void wallet() {
        String user = user();
        String currency = currency();
        long amount = 1 + random.nextLong(20_000);
        if (random.nextBoolean()) {
            must(new WalletFact.WalletToppedUp(name("ch"), user, currency, amount, fee(amount)));
            return;
        }
        WalletFact planned = new WalletFact.WalletWithdrawn(name("wd"), user, currency, amount);
        boolean there = books.balance(Account.wallet(user), currency).freeMinor() >= amount;
        String reservation = name("r");
        if (ask(new BookFact.Reserved(reservation, planned)) != there) {
            throw new AssertionError("a wallet is reserved if and only if it is there");
        }
        if (there) {
            must(random.nextInt(4) == 0
                    ? new BookFact.ReservationVoided(reservation, planned)
                    : new BookFact.ReservationPosted(reservation, planned));
        }
    }

    /** One user buys in one currency, at ten minor units a credit, so that the value of what they spend is known. */
    private void credits() {
        int who = random.nextInt(300);
        String user = "u" + who;
        String currency = CURRENCIES.get(who % CURRENCIES.size());
        long credits = 1 + random.nextLong(30);
        switch (random.nextInt(5)) {
            case 0, 1 -> must(new CreditFact.CreditsBought(
                    name("ch"), user, currency, credits * 40, fee(credits * 40), credits * 4));
            case 2 -> {
                Gift gift = new Gift(name("g"), "s" + random.nextInt(50), currency, credits * 5);
                if (ask(new CreditFact.GiftGiven(gift.id, user, currency, credits, credits * 10, gift.heldMinor))) {
                    gifts.add(gift);
                }
            }
            case 3 -> ask(new CreditFact.SpotlightShown(name("sp"), user, currency, credits, credits * 10));
            default -> {
                if (gifts.isEmpty()) {
                    ask(new CreditFact.CreditsExpired(name("l"), user, currency, credits, credits * 10));
                } else {
                    releaseGift();
                }
            }
        }
    }

    private void releaseGift() {
        Gift gift = gifts.removeLast();
        must(new CreditFact.GiftReleased(gift.id, gift.seller, gift.currency, gift.heldMinor));
    }

    private void plan() {
        String period = name("pp");
        must(new PlanFact.PlanPaid(name("ch"), "s1", period, "USD", 2_900, 114));
        for (int day = 1; day <= 3; day++) {
            must(new PlanFact.PlanDayEarned(period, day, "s1", "USD", 97));
        }
        must(new PlanFact.PlanRefunded(name("re"), "s1", "USD", 2_900 - 291, 291));
    }

    private void treasury() {
        String currency = currency();
        long pending = books.net(Account.STRIPE_PENDING, currency);
        if (pending > 0) {
            must(new TreasuryFact.FundsAvailable(name("txn"), currency, 1 + random.nextLong(pending)));
        }
        long spare = books.cover(currency) - FLOAT;
        if (spare < FLOAT) {
            must(new TreasuryFact.BalanceToppedUp(name("tu"), currency, 2 * FLOAT));
        } else {
            TreasuryFact payout = new TreasuryFact.PlatformPaidOut(name("po"), currency, 1 + random.nextLong(spare));
            String reservation = name("r");
            if (ask(new BookFact.Reserved(reservation, payout))) {
                must(new BookFact.ReservationPosted(reservation, payout));
            }
        }
    }

    private void nonsense() {
        LedgerFact fact = switch (random.nextInt(6)) {
            case 0 -> new WalletFact.WalletWithdrawn(name("re"), user(), currency(), Long.MAX_VALUE);
            case 1 -> new OrderFact.HoldRefunded(name("re"), name("o"), null, currency(), 1, null);
            case 2 -> new TreasuryFact.FundsAvailable(name("txn"), "ZZZ", 5);
            case 3 -> new WalletFact.WalletToppedUp(name("ch"), user(), currency(), -5, 0);
            case 4 -> new OrderFact.InvoicePaid(name("ch"), name("i"), currency(), 0, List.of(
                    new HoldShare(name("o"), Long.MAX_VALUE), new HoldShare(name("o"), Long.MAX_VALUE)));
            default -> new BookFact.ReservationVoided(
                    name("r"), new WalletFact.WalletWithdrawn(name("wd"), user(), currency(), 1));
        };
        if (ask(fact)) {
            throw new AssertionError("nonsense was booked: " + fact);
        }
    }

    private static SaleLines withoutSeller(SaleLines lines) {
        return new SaleLines(0, lines.commissionMinor(), lines.premiumMinor(), lines.taxes());
    }

    private boolean ask(LedgerFact fact) {
        return books.ask(fact);
    }

    private void must(LedgerFact fact) {
        if (!ask(fact)) {
            throw new AssertionError("refused: " + fact);
        }
    }

    private static long fee(long minor) {
        return Math.min(minor, 30 + Rounding.halfEven(minor, 290));
    }

    private String name(String kind) {
        return kind + number++;
    }

    private String user() {
        return "u" + random.nextInt(300);
    }

    private String currency() {
        return CURRENCIES.get(random.nextInt(CURRENCIES.size()));
    }
}
