package io.rostrum.desks;

import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.money.Money;
import io.rostrum.credits.CreditRules;
import io.rostrum.orders.RetryLadder;
import io.rostrum.plans.Plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the platform sells at its desks, and how long what may take. Times in milliseconds.
 *
 * @param returnUrl the pages, where a card issuer sends people back to
 * @param walletCapUnits the most that a wallet may hold after a top-up, in whole units of its currency
 * @param retries the pauses after a step that the payment provider could not do
 */
public record DeskTerms(
        BookId book, String returnUrl, CreditRules credits, List<CreditPack> packs, List<Plan> plans,
        long walletCapUnits, Clocks clocks, RetryLadder retries) {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "GBP");

    /**
     * @param authenticate how long a person may take to show their card's issuer that it is them
     * @param watch how long a spotlight waits for its bid
     * @param again when time is looked at again where it could bring nothing about
     */
    public record Clocks(long authenticate, long watch, long again) {}

    /** What a platform has unless it says otherwise. */
    public static final DeskTerms SHIPPED = new DeskTerms(
            BookId.MAIN, "http://127.0.0.1:8080", CreditRules.SHIPPED, packsShipped(), plansShipped(), 500,
            new Clocks(24 * HOUR, 10 * MINUTE, HOUR), RetryLadder.SHIPPED);

    public DeskTerms {
        packs = List.copyOf(packs);
        plans = List.copyOf(plans);
    }

    public Optional<CreditPack> pack(String packId, String currency) {
        return packs.stream()
                .filter(pack -> pack.packId().equals(packId) && pack.currency().equals(currency))
                .findFirst();
    }

    /** A plan on offer, FREE in any currency. */
    public Optional<Plan> plan(String planId, String currency) {
        return planId.equals(Plan.FREE)
                ? Optional.of(Plan.free(currency))
                : plans.stream()
                        .filter(plan -> plan.planId().equals(planId) && plan.currency().equals(currency))
                        .findFirst();
    }

    /** The most that a wallet in that currency may hold after a top-up, in minor units. */
    public long walletCapMinor(String currency) {
        long minor = walletCapUnits;
        for (int i = 0; i < Money.fractionDigits(currency); i++) {
            minor = Math.multiplyExact(minor, 10);
        }
        return minor;
    }

    public DeskTerms in(BookId newBook) {
        return new DeskTerms(newBook, returnUrl, credits, packs, plans, walletCapUnits, clocks, retries);
    }

    /** With its pages at another address. */
    public DeskTerms at(String pages) {
        return new DeskTerms(book, pages, credits, packs, plans, walletCapUnits, clocks, retries);
    }

    public DeskTerms under(CreditRules rules) {
        return new DeskTerms(book, returnUrl, rules, packs, plans, walletCapUnits, clocks, retries);
    }

    private static List<CreditPack> packsShipped() {
        List<CreditPack> packs = new ArrayList<>();
        for (String currency : CURRENCIES) {
            packs.add(new CreditPack("pack-100", currency, 999, 100));
            packs.add(new CreditPack("pack-550", currency, 4_999, 550));
            packs.add(new CreditPack("pack-1200", currency, 9_999, 1_200));
        }
        return packs;
    }

    private static List<Plan> plansShipped() {
        List<Plan> plans = new ArrayList<>();
        for (String currency : CURRENCIES) {
            plans.add(new Plan("PREMIUM", currency, 2_900, 30, 1));
            plans.add(new Plan("ELITE", currency, 9_900, 30, 1));
        }
        return plans;
    }
}
