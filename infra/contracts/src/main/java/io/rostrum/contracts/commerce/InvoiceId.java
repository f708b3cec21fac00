package io.rostrum.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;

/**
 * Names one invoice: what one buyer pays at once for one show. The text is {@code showId.buyerId.number}.
 *
 * <p>Numbers start at 1; more than one is there when a buyer buys on after they checked out. Number 0 is no
 * invoice but the <em>basket</em>: everything of this buyer in this show, such as the deposit behind their
 * paddle.
 */
public record InvoiceId(@JsonValue String value) {

    private static final String BASKET = "basket:";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InvoiceId {
        String[] parts = Parts.of("invoiceId", value, 3, 3);
        Parts.number("invoiceId", parts[2]);
    }

    public static InvoiceId of(ShowId showId, UserId buyerId, int number) {
        return new InvoiceId(showId.value() + "." + buyerId.value() + "." + number);
    }

    /** The basket of a buyer in a show. */
    public static InvoiceId basketOf(ShowId showId, UserId buyerId) {
        return of(showId, buyerId, 0);
    }

    public ShowId showId() {
        return new ShowId(value.substring(0, value.indexOf('.')));
    }

    public UserId buyerId() {
        return new UserId(value.split("\\.")[1]);
    }

    public int number() {
        return Integer.parseInt(value.split("\\.")[2]);
    }

    /** The aggregate that decides on this invoice and its orders: {@code basket:showId.buyerId}. */
    public String aggregate() {
        return BASKET + value.substring(0, value.lastIndexOf('.'));
    }

    /** The basket that an aggregate names. */
    public static InvoiceId ofAggregate(String aggregate) {
        if (!isBasket(aggregate)) {
            throw new IllegalArgumentException("a basket's aggregate starts with " + BASKET);
        }
        return new InvoiceId(aggregate.substring(BASKET.length()) + ".0");
    }

    public static boolean isBasket(String aggregate) {
        return aggregate.startsWith(BASKET);
    }

    @Override
    public String toString() {
        return value;
    }
}
