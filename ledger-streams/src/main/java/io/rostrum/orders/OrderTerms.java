package io.rostrum.orders;

import io.rostrum.contracts.commerce.ShipTo;
import io.rostrum.contracts.commerce.Verdict;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.tax.TaxPort;
import io.rostrum.tax.TaxTable;

import java.util.Map;

/**
 * The platform's terms of trade: how long what may take, and by which tables. Times in milliseconds.
 *
 * @param returnUrl where a bank sends a buyer back to
 * @param defaultDestination for buyers who said nothing
 * @param undecided what a dispute comes to that no arbiter decided in time
 * @param retries the pauses after a step that the payment provider could not do
 * @param cardMinMinor the least that a card can be charged, in minor units: a wallet leaves so much or
 *     nothing
 * @param holdMillis how long the platform may hold money
 * @param payoutHoldMillis by country of the seller's account how long money may stay there; {@code *} is any
 *     other
 */
public record OrderTerms(
        BookId book, String returnUrl, ShipTo defaultDestination, Verdict undecided, Clocks clocks,
        RetryLadder retries, long cardMinMinor, long holdMillis,
        Map<String, Long> payoutHoldMillis, ShippingTable shipping, TaxPort tax) {

    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    /**
     * How long what may take.
     *
     * @param collect lots of one invoice, while the show goes on
     * @param late the same once it has ended: lots whose hammer could still be undone come a little later
     */
    public record Clocks(
            long collect, long late, long pay, long offer, long ship, long silence, long answerDelivery,
            long complain, long answerDispute, long decide, long appeal, long depositMargin) {}

    public static final Clocks CLOCKS = new Clocks(
            24 * HOUR, 15_000, 48 * HOUR, 24 * HOUR, 5 * DAY, 21 * DAY, 5 * DAY, 72 * HOUR, 48 * HOUR,
            72 * HOUR, 72 * HOUR, 12 * HOUR);

    public static final OrderTerms SHIPPED = new OrderTerms(
            BookId.MAIN, "http://127.0.0.1:8080/orders", new ShipTo("US", ""), Verdict.REFUND,
            CLOCKS, RetryLadder.SHIPPED, 50, 60 * DAY,
            Map.of("TH", 10 * DAY, "US", 730 * DAY, "*", 90 * DAY), ShippingTable.SHIPPED, TaxTable.SHIPPED);

    public OrderTerms {
        payoutHoldMillis = Map.copyOf(payoutHoldMillis);
        if (!payoutHoldMillis.containsKey("*")) {
            throw new IllegalArgumentException("payoutHoldMillis says how long for any other country");
        }
    }

    public OrderTerms by(ShippingTable newShipping, TaxPort newTax) {
        return new OrderTerms(
                book, returnUrl, defaultDestination, undecided, clocks, retries, cardMinMinor, holdMillis,
                payoutHoldMillis, newShipping, newTax);
    }

    public OrderTerms in(BookId newBook) {
        return new OrderTerms(
                newBook, returnUrl, defaultDestination, undecided, clocks, retries, cardMinMinor, holdMillis,
                payoutHoldMillis, shipping, tax);
    }

    /** How long money may stay on an account of that country. */
    public long payoutHold(String country) {
        return payoutHoldMillis.getOrDefault(country == null ? "*" : country, payoutHoldMillis.get("*"));
    }
}
